import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'

describe('Sum of Elements', () => {
  it('adds from the first element', () => {
    const sum = (u: string) => runBlock('math/sum-of-elements', { inputs: { u } }).output()[0]
    expect(sum('[1, 20, 300]')).toBe(321)
    expect(sum('[1e16, 1, -1e16]')).toBe(1e16 + 1 - 1e16)
    expect(sum('4')).toBe(4)
  })
})

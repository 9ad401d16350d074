import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'

describe('Ground', () => {
  it('gives 0', () => {
    const { times, output } = runBlock('sources/ground')
    expect(output()).toEqual(times.map(() => 0))
  })
})

import { describe, expect, it } from 'vitest'
import { findErrors, runBlock } from '../../testing/run-block.ts'

const multiply = (u1: string, u2: string) => runBlock('math/dot-product', { inputs: { u1, u2 } }).output()[0]

describe('Dot Product', () => {
  it('adds the products of elements', () => {
    expect(multiply('[1, 2, 3]', '[4, -5, 6]')).toBe(12)
    expect(multiply('3', '4')).toBe(12)
    expect(multiply('2', '[1, 2, 3]')).toBe(12)
  })

  it('refuses vectors of different widths', () => {
    const errors = findErrors('math/dot-product', { inputs: { u1: '[1, 2]', u2: '[1, 2, 3]' } })
    expect(errors.length).toBe(1)
  })
})

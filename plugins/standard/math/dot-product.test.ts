import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findErrors, runBlock, surroundBlock } from '../../testing/run-block.ts'
import { runDiagram } from '../../testing/run-diagram.ts'

const multiply = (u1: string, u2: string) => runBlock('math/dot-product', { inputs: { u1, u2 } }).output()[0]

describe('Dot Product', () => {
  it('adds the products of elements', () => {
    expect(multiply('[1, 2, 3]', '[4, -5, 6]')).toBe(12)
    expect(multiply('3', '4')).toBe(12)
    expect(multiply('2', '[1, 2, 3]')).toBe(12)
  })

  it('adds from the first element on and rounds each product, in every engine', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true })
    const pairs = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(pairs, fc.constantFrom('simple' as const, 'compiled' as const), (elements, engine) => {
        const inputs = {
          u1: `[${elements.map(([a]) => a)}]`,
          u2: `[${elements.map(([, b]) => b)}]`,
        }
        const settings = { step: '1', stop: '1' }
        const { trace } = runDiagram(surroundBlock('math/dot-product', { inputs, settings }), engine)
        const expected = elements.reduce((sum, [a, b]) => sum + a * b, 0)
        expect((trace('block.y')[0] ?? Number.NaN) + 0).toBe(expected + 0)
      }),
    )
  })

  it('refuses vectors of different widths', () => {
    const errors = findErrors('math/dot-product', { inputs: { u1: '[1, 2]', u2: '[1, 2, 3]' } })
    expect(errors.length).toBe(1)
  })
})

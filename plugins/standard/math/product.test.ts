import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

const ONE_STEP = { step: '1', stop: '1' }

describe('Product', () => {
  it('multiplies and divides from the first input to the last', () => {
    const term = fc.record({
      sign: fc.constantFrom('*', '/'),
      u: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(term, { minLength: 2, maxLength: 5 }), terms => {
        const inputs = Object.fromEntries(terms.map(({ u }, i) => [`u${i + 1}`, String(u)]))
        const operations = terms.map(({ sign }) => sign).join('')
        const { output } = runBlock('math/product', {
          parameters: { operations },
          inputs,
          settings: ONE_STEP,
        })
        const expected = terms.reduce((all, { sign, u }) => (sign === '/' ? all / u : all * u), 1)
        expect(output()).toEqual([expected, expected])
      }),
    )
  })

  it('multiplies signals over time', () => {
    const wave = ['sources/sine', { frequency: '3' }] as const
    const { times, output } = runBlock('math/product', { inputs: { u1: wave, u2: ['sources/clock'] } })
    expect(output()).toEqual(times.map(t => Math.sin(3 * t) * t))
  })

  it('multiplies the elements of a vector when it has one sign', () => {
    const run = (operations: string) =>
      runBlock('math/product', { parameters: { operations }, inputs: { u1: '[2, 4, 8]' } })
        .output()
        .at(-1)
    expect(run('*')).toBe(64)
    expect(run('/')).toBe(1 / 64)
  })

  it('refuses what is not a list of operations', () => {
    for (const operations of ['', '*+', '2']) {
      expect(findFaultyParameters('math/product', { operations })).toEqual(['operations'])
    }
  })
})

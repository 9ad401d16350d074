import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

const ONE_STEP = { step: '1', stop: '1' }
const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })

describe('Sum', () => {
  it('adds and subtracts from the first input to the last', () => {
    const term = fc.record({ sign: fc.constantFrom('+', '-'), u: value })
    fc.assert(
      fc.property(fc.array(term, { minLength: 2, maxLength: 6 }), terms => {
        const inputs = Object.fromEntries(terms.map(({ u }, i) => [`u${i + 1}`, String(u)]))
        const signs = terms.map(({ sign }) => sign).join('')
        const { output } = runBlock('math/sum', { parameters: { signs }, inputs, settings: ONE_STEP })
        const expected = terms.reduce((sum, { sign, u }) => (sign === '-' ? sum - u : sum + u), 0)
        expect(output().map(y => y + 0)).toEqual([expected, expected])
      }),
    )
  })

  it('adds the elements of a vector when it has one sign', () => {
    const run = (signs: string) =>
      runBlock('math/sum', {
        parameters: { signs },
        inputs: { u1: '[1, 20, 300]' },
        settings: ONE_STEP,
      }).output()
    expect(run('+')).toEqual([321, 321])
    expect(run('-')).toEqual([-321, -321])
  })

  it('refuses what is not a list of signs', () => {
    for (const signs of ['', '+x', '+ -'])
      expect(findFaultyParameters('math/sum', { signs })).toEqual(['signs'])
  })
})

import { describe, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'

const OPERATORS: [string, (a: number, b: number) => boolean][] = [
  ['==', (a, b) => a === b],
  ['!=', (a, b) => a !== b],
  ['<', (a, b) => a < b],
  ['<=', (a, b) => a <= b],
  ['>=', (a, b) => a >= b],
  ['>', (a, b) => a > b],
]
/** Meets 0 and 1 exactly. */
const inputs = { u: ['sources/pulse', { amplitude: '[1, -2]', period: '0.5' }] } as const

describe('Compare to Constant and Compare to Zero', () => {
  it.each(OPERATORS)('tell where u %s c', (operator, holds) => {
    expectReference(
      'logic/compare-to-constant',
      { parameters: { operator, constant: '[1, -2]' }, inputs },
      element =>
        ({ u: { u = 0 } }) =>
          Number(holds(u, element === 0 ? 1 : -2)),
    )
    expectReference(
      'logic/compare-to-zero',
      { parameters: { operator }, inputs },
      () =>
        ({ u: { u = 0 } }) =>
          Number(holds(u, 0)),
    )
  })
})

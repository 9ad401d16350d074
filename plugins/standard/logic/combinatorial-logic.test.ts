import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'

const pulse = (period: string) => ['sources/pulse', { period }] as const

describe('Combinatorial Logic', () => {
  it('is what its table says: the carry of a full adder', () => {
    const comparison = {
      parameters: { inputs: '3', table: '[0, 0, 0, 1, 0, 1, 1, 1]' },
      inputs: { u1: pulse('[0.2, 0.3]'), u2: pulse('[0.4, 0.7]'), u3: pulse('0.8') },
    }
    expectReference('logic/combinatorial-logic', comparison, () => ({ u: { u1 = 0, u2 = 0, u3 = 0 } }) => {
      return Number(u1 + u2 + u3 >= 2)
    })
  })

  it('counts the first input most', () => {
    const comparison = {
      parameters: { inputs: '2', table: '[10, 11, 12, 13]' },
      inputs: { u1: pulse('0.2'), u2: pulse('0.3') },
    }
    expectReference(
      'logic/combinatorial-logic',
      comparison,
      () =>
        ({ u: { u1 = 0, u2 = 0 } }) =>
          10 + 2 * u1 + u2,
    )
  })

  it('refuses a table that does not fit', () => {
    expect(findFaultyParameters('logic/combinatorial-logic', { table: '[1, 2, 3]' })).toEqual(['table'])
  })
})

import { describe, expect, it } from 'vitest'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

const GATES: Readonly<Record<string, (u: readonly boolean[]) => boolean>> = {
  AND: u => u.every(Boolean),
  OR: u => u.some(Boolean),
  NAND: u => !u.every(Boolean),
  NOR: u => !u.some(Boolean),
  XOR: u => u.filter(Boolean).length % 2 === 1,
  NXOR: u => u.filter(Boolean).length % 2 === 0,
}

/** Each input goes through all combinations, as one vector; true is any number but 0. */
const TRUTHS = ['[0, 0, 0, 0, 2, 2, 2, 2]', '[0, 0, -1, -1, 0, 0, 1, 1]', '[0, 0.5, 0, 1, 0, 1, 0, 1]']

describe('Logic', () => {
  it.each(Object.entries(GATES))('computes the truth table of %s', (operator, gate) => {
    const { output } = runBlock('logic/logic', {
      parameters: { operator, inputs: '3' },
      inputs: Object.fromEntries(TRUTHS.map((values, i) => [`u${i + 1}`, values])),
    })
    for (let row = 0; row < 8; row += 1) {
      const truths = [4, 2, 1].map(bit => (row & bit) !== 0)
      expect(output('y', row).at(-1)).toBe(Number(gate(truths)))
    }
  })

  it.each(Object.entries(GATES))('combines the elements of a vector at one input by %s', (operator, gate) => {
    const run = (u1: string) =>
      runBlock('logic/logic', { parameters: { operator, inputs: '1' }, inputs: { u1 } })
        .output()
        .at(-1)
    expect(run('[1, 0, 2]')).toBe(Number(gate([true, false, true])))
    expect(run('[1, 1, 2]')).toBe(Number(gate([true, true, true])))
  })

  it('inverts its one input by NOT', () => {
    const { output } = runBlock('logic/logic', {
      parameters: { operator: 'NOT' },
      inputs: { u1: '[0, 1, -3]' },
    })
    expect([0, 1, 2].map(i => output('y', i).at(-1))).toEqual([1, 0, 0])
  })

  it('refuses an operator that it does not know', () => {
    expect(findFaultyParameters('logic/logic', { operator: 'and' })).toEqual(['operator'])
  })
})

import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
}

describe('Relational', () => {
  it.each(Object.entries(COMPARISONS))('compares by %s over time', (operator, holds) => {
    const { times, output } = runBlock('logic/relational', {
      parameters: { operator },
      inputs: { u1: ['sources/clock'], u2: '[0.5, 1]' },
    })
    expect(output('y', 0)).toEqual(times.map(t => Number(holds(t, 0.5))))
    expect(output('y', 1)).toEqual(times.map(t => Number(holds(t, 1))))
  })
})

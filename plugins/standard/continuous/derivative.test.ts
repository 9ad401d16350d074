import { describe, expect, it } from 'vitest'
import { findFaultyParameters, largestError, runBlock } from '../../testing/run-block.ts'

describe('Derivative', () => {
  it('gives the slope of a ramp after 1/N: 1 - exp(-N t)', () => {
    const { times, output } = runBlock('continuous/derivative', {
      parameters: { N: '[20, 50]' },
      inputs: { u: ['sources/clock'] },
      settings: { step: '1e-3', stop: '0.5' },
    })
    expect(largestError(output(), times, t => 1 - Math.exp(-20 * t))).toBeLessThan(1e-8)
    expect(largestError(output('y', 1), times, t => 1 - Math.exp(-50 * t))).toBeLessThan(1e-7)
  })

  it('refuses a corner of 0', () => {
    expect(findFaultyParameters('continuous/derivative', { N: '0' })).toEqual(['N'])
  })
})

import { describe, expect, it } from 'vitest'
import { findFaultyParameters, largestError, runBlock } from '../../testing/run-block.ts'
import { transferFunction } from './transfer-function.ts'

type Case = readonly [numerator: string, denominator: string, response: (t: number) => number]

/** Unit step responses in closed form. */
const STEP_RESPONSES: readonly Case[] = [
  ['[1]', '[1, 1]', t => 1 - Math.exp(-t)],
  ['[2]', '[4, 2]', t => 1 - Math.exp(-t / 2)],
  ['5', '[1, 2]', t => 2.5 * (1 - Math.exp(-2 * t))],
  ['[1]', '[1, 3, 3, 1]', t => 1 - Math.exp(-t) * (1 + t + t ** 2 / 2)],
  ['[1, 0]', '[1, 2, 1]', t => t * Math.exp(-t)],
  ['[1, 2]', '[1, 1]', t => 2 - Math.exp(-t)],
  ['[3, 0, 1]', '[1, 2, 1]', t => 1 + Math.exp(-t) * (2 - 4 * t)],
  ['[1]', '[1, 0, 0]', t => t ** 2 / 2],
  ['[0, 1]', '[1, 1]', t => 1 - Math.exp(-t)],
  ['[3]', '[2]', () => 1.5],
]

describe('Transfer Fcn', () => {
  it.each(STEP_RESPONSES)('has the step response of %s over %s', (numerator, denominator, response) => {
    const { times, output } = runBlock('continuous/transfer-function', {
      parameters: { numerator, denominator },
      inputs: { u: '1' },
    })
    expect(largestError(output(), times, response)).toBeLessThan(1e-8)
  })

  it('overshoots as a second-order system does: 16.3033534822 % at 3.62759872847 s for a damping of 0.5', () => {
    const { times, output } = runBlock('continuous/transfer-function', {
      parameters: { denominator: '[1, 2*0.5, 1]' },
      inputs: { u: '1' },
      settings: { step: '1e-3', stop: '5' },
    })
    const peak = Math.max(...output())
    expect(peak).toBeCloseTo(1.163033534822, 6)
    expect(times[output().indexOf(peak)]).toBeCloseTo(3.62759872847, 2)
  })

  it('gives each element of a vector states of its own', () => {
    const { times, output } = runBlock('continuous/transfer-function', {
      inputs: { u: ['sources/step', { time: '0', before: '0', after: '[1, -3]' }] },
    })
    expect(largestError(output('y', 0), times, t => 1 - Math.exp(-t))).toBeLessThan(1e-9)
    expect(largestError(output('y', 1), times, t => -3 * (1 - Math.exp(-t)))).toBeLessThan(1e-9)
  })

  it('refuses what is improper or has a leading 0', () => {
    const faults = (numerator: string, denominator: string) =>
      findFaultyParameters('continuous/transfer-function', { numerator, denominator })
    expect(faults('[1, 2, 3]', '[1, 1]')).toEqual(['numerator'])
    expect(faults('[1]', '[0, 1]')).toEqual(['denominator'])
    expect(faults('[1]', '[0]')).toEqual(['denominator'])
    expect(faults('[inf]', '[1, 1]')).toEqual(['numerator'])
  })

  it('shows its formula as it was typed', () => {
    const { formula } = transferFunction.look({ numerator: '[K]', denominator: '[T, 1]' })
    expect(formula).toBe('\\dfrac{K}{T\\,s + 1}')
  })
})

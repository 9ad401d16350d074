import { describe, expect, it } from 'vitest'
import { expectEachElementAlone } from '../../testing/each-element.ts'
import { findFaultyParameters, largestError, runBlock } from '../../testing/run-block.ts'

/** A constant error of 1 until t = 1, then none. */
const ERROR_UNTIL_1 = ['sources/step', { time: '1', before: '1', after: '0' }] as const

function runPid(
  parameters: Readonly<Record<string, string>>,
  u: Parameters<typeof runBlock>[1] = { inputs: { u: '1' } },
) {
  return runBlock('continuous/pid', { parameters, ...u })
}

describe('PID', () => {
  it('is proportional by default', () => {
    const { output, input } = runPid({ P: '2.5' }, { inputs: { u: ['sources/sine'] } })
    expect(output()).toEqual(input('u').map(u => 2.5 * u))
  })

  it('adds the integral from its initial value', () => {
    const { times, output } = runPid({ P: '2', I: '3', initialI: '-1' }, { inputs: { u: ['sources/sine'] } })
    const exact = (t: number) => 2 * Math.sin(t) + 3 * (1 - Math.cos(t)) - 1
    expect(largestError(output(), times, exact)).toBeLessThan(1e-10)
  })

  it('filters the derivative: D (1 - exp(-N t)) for a ramp, D N exp(-N t) for a step', () => {
    const gains = { P: '0', D: '0.5', N: '20' }
    const settings = { step: '1e-3', stop: '0.5' }
    const ramp = runPid(gains, { inputs: { u: ['sources/clock'] }, settings })
    expect(largestError(ramp.output(), ramp.times, t => 0.5 * (1 - Math.exp(-20 * t)))).toBeLessThan(1e-9)
    const step = runPid(gains, { inputs: { u: '3' }, settings })
    expect(largestError(step.output(), step.times, t => 0.5 * 20 * 3 * Math.exp(-20 * t))).toBeLessThan(1e-5)
  })

  it('starts without a derivative kick from the filter state that its error stands for', () => {
    const { times, output } = runPid({ P: '0', D: '0.5', initialD: '0.5*3' }, { inputs: { u: '3' } })
    expect(output()).toEqual(times.map(() => 0))
  })

  it('has the response of its whole formula: P + I/s + D N/(1 + N/s) to a ramp', () => {
    const { times, output } = runPid(
      { P: '2', I: '4', D: '0.1', N: '50' },
      { inputs: { u: ['sources/clock'] }, settings: { step: '1e-3', stop: '1' } },
    )
    const exact = (t: number) => 2 * t + (4 * t ** 2) / 2 + 0.1 * (1 - Math.exp(-50 * t))
    expect(largestError(output(), times, exact)).toBeLessThan(1e-7)
  })

  it.each([
    ['none', 1],
    ['clamping', 0],
    ['backCalculation', -0.75 * (1 - Math.exp(-4))],
  ])('holds its output at the limit; with anti-windup %s the integral is then %d', (antiWindup, integral) => {
    const { times, output } = runPid(
      { P: '2', I: '1', limit: 'true', upper: '1', antiWindup, Kb: '4' },
      { inputs: { u: ERROR_UNTIL_1 }, settings: { step: '1e-3', stop: '2' } },
    )
    expect(largestError(output(), times, t => (t < 1 ? 1 : integral))).toBeLessThan(1e-3)
  })

  it('clamps only what drives it further: an integral beyond the limit comes back', () => {
    const { times, output } = runPid(
      { P: '0', I: '1', limit: 'true', lower: '-1', upper: '1', antiWindup: 'clamping', initialI: '2' },
      { inputs: { u: '-1' }, settings: { stop: '4' } },
    )
    expect(largestError(output(), times, t => Math.max(Math.min(2 - t, 1), -1))).toBeLessThan(0.002)
  })

  it('leaves the limit as soon as the error turns, with clamping', () => {
    const turn = ['sources/step', { time: '1', before: '1', after: '-1' }] as const
    const { times, output } = runPid(
      { P: '0', I: '1', limit: 'true', lower: '-1', upper: '0.5', antiWindup: 'clamping' },
      { inputs: { u: turn } },
    )
    const exact = (t: number) => (t < 1 ? Math.min(t, 0.5) : 0.5 - (t - 1))
    expect(largestError(output(), times, exact)).toBeLessThan(0.011)
  })

  it('refuses limits in the wrong order and rates below 0', () => {
    const faults = (parameters: Readonly<Record<string, string>>) =>
      findFaultyParameters('continuous/pid', parameters)
    expect(faults({ limit: 'true', lower: '1', upper: '0' })).toEqual(['lower'])
    expect(faults({ limit: 'false', lower: '1', upper: '0' })).toEqual([])
    expect(faults({ N: '-1' })).toEqual(['N'])
    expect(faults({ Kb: '-1' })).toEqual(['Kb'])
  })

  it('is a controller of its own for each element of a vector', () => {
    const limits = { limit: 'true', lower: '-0.8', upper: '0.6' }
    for (const antiWindup of ['none', 'clamping', 'backCalculation'])
      expectEachElementAlone('continuous/pid', { I: '2', D: '0.1', N: '20', ...limits, antiWindup })
  })
})

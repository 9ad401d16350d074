import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters, largestError, runBlock } from '../../testing/run-block.ts'

const ID = 'discrete/discrete-integrator'

describe('Discrete Integrator', () => {
  it.each<[string, (u: number, before: number) => number]>([
    ['forward', (_, before) => before],
    ['backward', u => u],
    ['trapezoidal', (u, before) => (u + before) / 2],
  ])('sums with %s Euler or trapezoids', (method, pick) => {
    const parameters = { method, gain: '[3, 2]', initial: '1', sampleTime: '0.02' }
    const inputs = { u: ['sources/sine', { frequency: '[5, 3]', phase: '0' }] } as const
    expectReference(ID, { parameters, inputs, tolerance: 1e-13 }, element => {
      let [y, before] = [1, 0]
      return ({ u: { u = 0 }, k }) => {
        if (k % 2 === 1) return y
        y += (element === 0 ? 3 : 2) * 0.02 * pick(u, k === 0 ? 0 : before)
        before = u
        return y
      }
    })
  })

  it('stays within its limits and comes back at once', () => {
    const parameters = { method: 'backward', limit: 'true', lower: '-0.1', upper: '0.1' }
    const { times, output } = runBlock(ID, {
      parameters,
      inputs: { u: ['sources/step', { before: '1', after: '-1', time: '0.5' }] },
    })
    const exact = (t: number) => (t < 0.5 ? Math.min(t, 0.1) : Math.max(0.1 - (t - 0.5), -0.1))
    expect(largestError(output(), times, exact)).toBeLessThan(0.0101)
  })

  it('is reset by an edge', () => {
    const { output } = runBlock(ID, {
      parameters: { externalReset: 'rising', initial: '5' },
      inputs: { u: '1', reset: ['sources/step', { time: '3' }] },
      settings: { step: '1', stop: '5' },
    })
    expect(output()).toEqual([5, 6, 7, 5, 6, 7])
  })

  it.each(['forward', 'backward', 'trapezoidal'])('begins with what a signal says, with %s', method => {
    const settings = { step: '0.5', stop: '5' }
    const given = (initial: string) =>
      runBlock(ID, { parameters: { method, initial }, inputs: { u: '1' }, settings })
    const { output } = runBlock(ID, {
      parameters: { method, initialFrom: 'signal' },
      inputs: { u: '1', u0: ['sources/ramp', { slope: '7', initial: '[3, -4]' }] },
      settings,
    })
    expect(output('y', 0)).toEqual(given('3').output())
    expect(output('y', 1)).toEqual(given('-4').output())
  })

  it('begins anew from the signal when it is reset', () => {
    const { output } = runBlock(ID, {
      parameters: { externalReset: 'rising', initialFrom: 'signal' },
      inputs: {
        u: '1',
        reset: ['sources/step', { time: '3' }],
        u0: ['sources/ramp', { slope: '10', initial: '2' }],
      },
      settings: { step: '1', stop: '5' },
    })
    expect(output()).toEqual([2, 3, 4, 32, 33, 34])
  })

  it('refuses limits in the wrong order', () => {
    expect(findFaultyParameters(ID, { limit: 'true', lower: '1', upper: '0' })).toEqual(['lower'])
  })
})

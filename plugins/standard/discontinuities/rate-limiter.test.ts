import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters, largestError, runBlock } from '../../testing/run-block.ts'

const limit = (u: number, before: number, elapsed: number, rising: number, falling: number) =>
  Math.min(Math.max(u, before + falling * elapsed), before + rising * elapsed)

describe('Rate Limiter', () => {
  it.each(['continuous', 'sampled'])('follows its input no faster than its rates, %s', mode => {
    const parameters = { rising: '3', falling: '[-1, -2]', initial: '0.5', mode }
    const inputs = { u: ['sources/sine', { amplitude: '2', frequency: '[5, 9]' }] } as const
    expectReference('discontinuities/rate-limiter', { parameters, inputs, tolerance: 1e-13 }, element => {
      let before = 0.5
      let last = mode === 'sampled' ? -0.01 : 0
      return ({ u: { u = 0 }, t }) => {
        before = limit(u, before, t - last, 3, element === 0 ? -1 : -2)
        last = t
        return before
      }
    })
  })

  it('turns a step into a ramp', () => {
    const { times, output } = runBlock('discontinuities/rate-limiter', {
      parameters: { rising: '4' },
      inputs: { u: '2' },
    })
    expect(largestError(output(), times, t => Math.min(4 * t, 2))).toBeLessThan(1e-13)
  })

  it('refuses rates of the wrong sign', () => {
    const find = (parameters: Record<string, string>) =>
      findFaultyParameters('discontinuities/rate-limiter', parameters)
    expect(find({ rising: '-1' })).toEqual(['rising'])
    expect(find({ falling: '1' })).toEqual(['falling'])
  })
})

describe('Rate Limiter Dynamic', () => {
  it('takes its rates from signals', () => {
    const inputs = {
      rising: ['sources/ramp', { slope: '2' }],
      u: ['sources/sine', { amplitude: '2', frequency: '[5, 9]' }],
      falling: '-1.5',
    } as const
    expectReference('discontinuities/rate-limiter-dynamic', { inputs, tolerance: 1e-13 }, () => {
      let before = 0
      let last = 0
      return ({ u: { rising = 0, u = 0, falling = 0 }, t }) => {
        before = limit(u, before, t - last, rising, falling)
        last = t
        return before
      }
    })
  })
})

import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'

const STEP = 2 ** -8
const settings = { step: '2^-8', stop: '2' }
const inputs = { u: ['sources/sine', { bias: '0.47', amplitude: '0.6', frequency: '[3, 5]' }] } as const

describe('PWM', () => {
  it.each(['sawtooth', 'triangle'])('has the duty of its input over each period, with a %s', carrier => {
    for (const sampling of ['natural', 'regular']) {
      const parameters = { period: '0.25', carrier, sampling }
      expectReference('discontinuities/pwm', { parameters, inputs, settings }, () => {
        let duty = 0
        return ({ u: { u = 0 }, k }) => {
          const phase = (k % 64) / 64
          if (sampling === 'natural' || k % 64 === 0) duty = u
          return Number(duty > (carrier === 'sawtooth' ? phase : 1 - Math.abs(2 * phase - 1)))
        }
      })
    }
  })

  it('is high for duty times period', () => {
    const parameters = { period: String(STEP * 100) }
    expectReference(
      'discontinuities/pwm',
      { parameters, inputs: { u: '0.37' }, settings },
      () =>
        ({ k }) =>
          Number(k % 100 < 37),
    )
  })

  it('refuses a period of 0', () => {
    expect(findFaultyParameters('discontinuities/pwm', { period: '0' })).toEqual(['period'])
  })
})

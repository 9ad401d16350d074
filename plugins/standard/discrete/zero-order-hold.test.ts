import { describe, expect, it } from 'vitest'
import { findErrors, largestError, runBlock } from '../../testing/run-block.ts'
import { runDiagram } from '../../testing/run-diagram.ts'

describe('Zero-Order Hold', () => {
  it('holds the input of the last sample', () => {
    const { output, input } = runBlock('discrete/zero-order-hold', {
      parameters: { sampleTime: '0.25' },
      inputs: { u: ['sources/sine', { amplitude: '[1, 5]' }] },
    })
    const sample = (k: number) => 25 * Math.floor(k / 25)
    for (const i of [0, 1])
      expect(output('y', i)).toEqual(input('u', i).map((_, k) => input('u', i)[sample(k)]))
  })

  it('holds through the minor steps of a solver: the integral of the held time is a sum of rectangles', () => {
    const { times, trace } = runDiagram({
      blocks: {
        clock: ['sources/clock'],
        hold: ['discrete/zero-order-hold', { sampleTime: '0.5' }],
        integral: ['continuous/integrator'],
      },
      connections: ['clock.y -> hold.u', 'hold.y -> integral.u'],
      settings: { step: '0.1', stop: '3' },
    })
    const exact = (t: number) => {
      const n = Math.floor(t / 0.5 + 1e-9)
      return 0.25 * ((n * (n - 1)) / 2) + 0.5 * n * (t - 0.5 * n)
    }
    expect(largestError(trace('integral.y'), times, exact)).toBeLessThan(1e-14)
  })

  it('holds for one step with a sample time of 0', () => {
    const { times, trace } = runDiagram({
      blocks: {
        clock: ['sources/clock'],
        hold: ['discrete/zero-order-hold'],
        integral: ['continuous/integrator'],
      },
      connections: ['clock.y -> hold.u', 'hold.y -> integral.u'],
      settings: { step: '0.5', stop: '2' },
    })
    expect(times).toEqual([0, 0.5, 1, 1.5, 2])
    const rectangles = [0, 0, 0.25, 0.75, 1.5]
    expect(largestError(trace('integral.y'), times, t => rectangles[2 * t] ?? Number.NaN)).toBeLessThan(1e-15)
  })

  it('closes a sampled loop: 1/(s+1), T = 0.1, K = 5 gives y(10 T) = 0.833157281814756', () => {
    const { trace } = runDiagram({
      blocks: {
        setpoint: ['sources/constant'],
        error: ['math/sum'],
        hold: ['discrete/zero-order-hold', { sampleTime: '0.1' }],
        gain: ['math/gain', { gain: '5' }],
        plant: ['continuous/transfer-function'],
      },
      connections: [
        'setpoint.y -> error.u1',
        'plant.y -> error.u2',
        'error.y -> hold.u',
        'hold.y -> gain.u',
        'gain.y -> plant.u',
      ],
      settings: { step: '0.01', stop: '1' },
    })
    expect(trace('plant.y').at(-1)).toBeCloseTo(0.833157281814756, 9)
  })

  it('refuses a sample time that is no multiple of the step', () => {
    const errors = findErrors('discrete/zero-order-hold', { parameters: { sampleTime: '0.015' } })
    expect(errors).toMatchObject([{ code: 'bad-sample-time', place: { block: 'block' } }])
  })
})

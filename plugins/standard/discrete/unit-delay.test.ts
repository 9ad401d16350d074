import { describe, expect, it } from 'vitest'
import { findFaultyParameters, largestError, runBlock } from '../../testing/run-block.ts'
import { runDiagram } from '../../testing/run-diagram.ts'

describe('Unit Delay', () => {
  it('gives the input of the sample before and holds it between samples', () => {
    const { output, input } = runBlock('discrete/unit-delay', {
      parameters: { sampleTime: '0.1', initial: '[7, 8]' },
      inputs: { u: ['sources/sine', { amplitude: '[1, 2]' }] },
    })
    const sampleBefore = (k: number) => 10 * (Math.floor(k / 10) - 1)
    expect(output('y', 0)).toEqual(input('u', 0).map((_, k) => input('u', 0)[sampleBefore(k)] ?? 7))
    expect(output('y', 1)).toEqual(input('u', 1).map((_, k) => input('u', 1)[sampleBefore(k)] ?? 8))
  })

  it('delays by one step with a sample time of 0', () => {
    const { output, input } = runBlock('discrete/unit-delay', { inputs: { u: ['sources/clock'] } })
    expect(output()).toEqual([0, ...input('u').slice(0, -1)])
  })

  it('counts in a loop with a Sum', () => {
    const { trace } = runDiagram({
      blocks: {
        one: ['sources/constant'],
        sum: ['math/sum', { signs: '++' }],
        delay: ['discrete/unit-delay'],
      },
      connections: ['one.y -> sum.u1', 'delay.y -> sum.u2', 'sum.y -> delay.u'],
      settings: { step: '1', stop: '5' },
    })
    expect(trace('delay.y')).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('decays geometrically: y(k+1) = 0.9 y(k)', () => {
    const { times, trace } = runDiagram({
      blocks: {
        gain: ['math/gain', { gain: '0.9' }],
        delay: ['discrete/unit-delay', { initial: '1', sampleTime: '0.5' }],
      },
      connections: ['delay.y -> gain.u', 'gain.y -> delay.u'],
      settings: { step: '0.1', stop: '10' },
    })
    expect(largestError(trace('delay.y'), times, t => 0.9 ** Math.floor(t / 0.5 + 1e-9))).toBeLessThan(1e-15)
  })

  it('refuses a sample time below 0', () => {
    expect(findFaultyParameters('discrete/unit-delay', { sampleTime: '-1' })).toEqual(['sampleTime'])
  })
})

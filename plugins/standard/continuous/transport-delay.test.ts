import { describe, expect, it } from 'vitest'
import { expectEachElementAlone } from '../../testing/each-element.ts'
import { findFaultyParameters, largestError, runBlock } from '../../testing/run-block.ts'
import { runDiagram } from '../../testing/run-diagram.ts'

describe('Transport Delay', () => {
  it('gives the input of a fixed time ago, each element its own', () => {
    const { output, input } = runBlock('continuous/transport-delay', {
      parameters: { delay: '0.25', initial: '7' },
      inputs: { u: ['sources/sine', { frequency: '[3, 5]' }] },
      settings: { step: '2^-6' },
    })
    for (const i of [0, 1])
      expect(output('y', i)).toEqual(output('y', i).map((_, k) => (k <= 16 ? 7 : input('u', i)[k - 16])))
  })

  it("solves y' = -y(t - 1), y = 1 before 0: y(1..6) as published", () => {
    const { trace } = runDiagram({
      blocks: {
        delay: ['continuous/transport-delay', { initial: '1' }],
        gain: ['math/gain', { gain: '-1' }],
        y: ['continuous/integrator', { initial: '1' }],
      },
      connections: ['y.y -> delay.u', 'delay.y -> gain.u', 'gain.y -> y.u'],
      settings: { step: '2^-7', stop: '6' },
    })
    const published = [
      0, -0.5, -0.16666666666666666, 0.20833333333333334, 0.15833333333333333, -0.05694444444444444,
    ]
    for (const [i, value] of published.entries()) expect(trace('y.y')[128 * (i + 1)]).toBeCloseTo(value, 4)
  })

  it.each(['dp54', 'dp853', 'radau5', 'esdirk43'])("%s solves y' = -y(t - 1) to nine digits", solver => {
    const { trace } = runDiagram({
      blocks: {
        delay: ['continuous/transport-delay', { initial: '1' }],
        gain: ['math/gain', { gain: '-1' }],
        y: ['continuous/integrator', { initial: '1' }],
      },
      connections: ['y.y -> delay.u', 'delay.y -> gain.u', 'gain.y -> y.u'],
      settings: { solver, relTol: '1e-9', stop: '6' },
    })
    expect(Math.abs((trace('y.y').at(-1) ?? 0) + 0.05694444444444444)).toBeLessThan(2e-9)
  })

  it.each(['bs32', 'dp54', 'dp853', 'radau5', 'esdirk43'])(
    '%s delays a step as a step, not as a ramp',
    solver => {
      const { trace } = runDiagram({
        blocks: {
          step: ['sources/step', { time: '1' }],
          delay: ['continuous/transport-delay', { delay: '0.5' }],
          area: ['continuous/integrator'],
        },
        connections: ['step.y -> delay.u', 'delay.y -> area.u'],
        settings: { solver, relTol: '1e-6', stop: '3' },
      })
      expect(Math.abs((trace('area.y').at(-1) ?? 0) - 1.5)).toBeLessThan(1e-8)
    },
  )

  it.each(['bs32', 'dp54', 'dp853', 'radau5', 'esdirk43'])('%s delays a smooth signal closely', solver => {
    const { times, trace } = runDiagram({
      blocks: {
        wave: ['sources/sine', { frequency: '3' }],
        delay: ['continuous/transport-delay', { delay: '0.4' }],
        x: ['continuous/integrator'],
      },
      connections: ['wave.y -> delay.u', 'delay.y -> x.u'],
      settings: { solver, relTol: '1e-8', stop: '3' },
    })
    const exact = (t: number): number => (t <= 0.4 ? 0 : (1 - Math.cos(3 * (t - 0.4))) / 3)
    const worst = Math.max(...times.map((t, k) => Math.abs((trace('x.y')[k] ?? 0) - exact(t))))
    expect(worst).toBeLessThan(2e-8)
  })

  it('refuses a negative delay', () => {
    expect(findFaultyParameters('continuous/transport-delay', { delay: '-1' })).toEqual(['delay'])
  })
})

describe('Variable Delay', () => {
  it('follows its delay: u = t, delay 0.2 + t/2 gives t/2 - 0.2', () => {
    const { times, output } = runBlock('continuous/variable-delay', {
      inputs: {
        u: ['sources/clock'],
        delay: ['sources/ramp', { slope: '0.5', initial: '0.2' }],
      },
    })
    expect(largestError(output(), times, t => Math.max(0, t / 2 - 0.2))).toBeLessThan(1e-12)
  })

  it('delays each element by a delay of its own', () => {
    expectEachElementAlone('continuous/variable-delay', {})
  })
})

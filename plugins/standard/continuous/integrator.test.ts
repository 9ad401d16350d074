import { describe, expect, it } from 'vitest'
import { findFaultyParameters, largestError, runBlock } from '../../testing/run-block.ts'
import { diagnose, runDiagram } from '../../testing/run-diagram.ts'

/** High from 0.25 s for 0.25 s, every 0.5 s. */
const PULSES = ['sources/pulse', { period: '0.5', delay: '0.25' }] as const

describe('Integrator', () => {
  it('integrates a wave from its initial value', () => {
    const { times, output } = runBlock('continuous/integrator', {
      parameters: { initial: '[1, -1]' },
      inputs: { u: ['sources/sine', { amplitude: '[1, 3]', frequency: '2' }] },
    })
    expect(largestError(output('y', 0), times, t => 1 + (1 - Math.cos(2 * t)) / 2)).toBeLessThan(1e-10)
    expect(largestError(output('y', 1), times, t => -1 + (3 * (1 - Math.cos(2 * t))) / 2)).toBeLessThan(1e-9)
  })

  it('decays in a loop: dx/dt = -x', () => {
    const { times, trace } = runDiagram({
      blocks: { gain: ['math/gain', { gain: '-1' }], x: ['continuous/integrator', { initial: '1' }] },
      connections: ['x.y -> gain.u', 'gain.y -> x.u'],
    })
    expect(largestError(trace('x.y'), times, t => Math.exp(-t))).toBeLessThan(1e-10)
  })

  it('stops at its limits and leaves them as soon as the input turns', () => {
    const { times, output } = runBlock('continuous/integrator', {
      parameters: { limit: 'true', lower: '-0.25', upper: '0.5' },
      inputs: { u: ['sources/step', { time: '1', before: '1', after: '-1' }] },
    })
    const exact = (t: number) => (t < 1 ? Math.min(t, 0.5) : Math.max(0.5 - (t - 1), -0.25))
    expect(largestError(output(), times, exact)).toBeLessThan(0.011)
    expect(output()[99]).toBe(0.5)
    expect(output().at(-1)).toBe(-0.25)
    expect(Math.max(...output())).toBe(0.5)
    expect(Math.min(...output())).toBe(-0.25)
  })

  it.each([
    ['rising', (k: number) => (k <= 25 ? k : ((k - 26) % 50) + 1)],
    ['falling', (k: number) => (k === 0 ? 0 : ((k - 1) % 50) + 1)],
    ['either', (k: number) => (k === 0 ? 0 : ((k - 1) % 25) + 1)],
    ['level', (k: number) => Math.max(0, k <= 25 ? k : ((k - 1) % 50) + 1 <= 25 ? ((k - 1) % 50) + 1 : 0)],
  ] as const)(
    'goes back to its initial value on %s, one step after the edge is seen',
    (externalReset, ticks) => {
      const { times, output } = runBlock('continuous/integrator', {
        parameters: { externalReset, initial: '2' },
        inputs: { u: '1', reset: PULSES },
      })
      const expected = times.map((_, k) => 2 + 0.01 * ticks(k))
      output().forEach((y, k) => {
        expect(y, `tick ${k}`).toBeCloseTo(expected[k] ?? Number.NaN, 12)
      })
    },
  )

  it('begins where a signal says, and goes back to what the signal is then', () => {
    const setup = {
      parameters: { initialFrom: 'signal', externalReset: 'rising', initial: '7' },
      inputs: { u: '[1, -2]', reset: PULSES, u0: ['sources/ramp', { initial: '[3, 5]' }] },
    } as const
    for (const solver of ['rk4', 'dp54']) {
      const { times, output } = runBlock('continuous/integrator', {
        ...setup,
        settings: { solver, stop: '0.7' },
      })
      for (const [element, [slope, start]] of [[1, 3] as const, [-2, 5] as const].entries()) {
        const exact = (t: number) => (t <= 0.25 ? start + slope * t : start + 0.25 + slope * (t - 0.25))
        const trace = output('y', element)
        expect(trace[0]).toBe(start)
        times.forEach((t, k) => {
          if (Math.abs(t - 0.25) > 0.011) expect(trace[k], `${solver} at ${t}`).toBeCloseTo(exact(t), 9)
        })
      }
    }
  })

  it('takes the edges of a sampled signal', () => {
    const { trace } = runDiagram({
      blocks: {
        hold: ['discrete/zero-order-hold', { sampleTime: '0.5' }],
        one: ['sources/constant'],
        x: ['continuous/integrator', { externalReset: 'rising' }],
        delayed: ['sources/step', { time: '0.75' }],
      },
      connections: ['delayed.y -> hold.u', 'hold.y -> x.reset', 'one.y -> x.u'],
    })
    expect(trace('x.y')[100]).toBeCloseTo(1, 12)
    expect(trace('x.y')[101]).toBeCloseTo(0.01, 12)
  })

  it('can be reset by its own output without an algebraic loop', () => {
    const diagram = {
      blocks: {
        one: ['sources/constant'],
        x: ['continuous/integrator', { externalReset: 'rising' }],
        full: ['logic/relational', { operator: '>=' }],
        limit: ['sources/constant', { value: '0.295' }],
      },
      connections: ['one.y -> x.u', 'x.y -> full.u1', 'limit.y -> full.u2', 'full.y -> x.reset'],
    } as const
    expect(diagnose(diagram)).toEqual([])
    const { trace } = runDiagram(diagram)
    trace('x.y').forEach((y, k) => {
      expect(y, `tick ${k}`).toBeCloseTo(k === 0 ? 0 : 0.01 * (((k - 1) % 30) + 1), 12)
    })
  })

  it('refuses limits in the wrong order and an initial value outside them', () => {
    const faults = (initial: string, lower: string, upper: string, limit = 'true') =>
      findFaultyParameters('continuous/integrator', { initial, lower, upper, limit })
    expect(faults('0', '1', '-1')).toEqual(['lower'])
    expect(faults('2', '-1', '1')).toEqual(['initial'])
    expect(faults('-2', '-1', '1')).toEqual(['initial'])
    expect(faults('inf', '-1', '1', 'false')).toEqual(['initial'])
    expect(faults('2', '1', '-1', 'false')).toEqual([])
  })
})

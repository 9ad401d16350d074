/** Models under control, with vectors going through them. */
import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'
import { type BlockText, buildModel, type Recorded, runDiagram } from '../../testing/run-diagram.ts'

/** Integrals of two constants, behind a control that is on from 0.5 s to 1.5 s. */
function runIntegrals(use: BlockText, control: string): Recorded {
  const inner = buildModel({
    blocks: { u: ['subsystems/entry'], x: ['continuous/integrator'], y: ['subsystems/exit'] },
    connections: ['u.y -> x.u', 'x.y -> y.u'],
  })
  return runDiagram({
    blocks: {
      slopes: ['sources/constant', { value: '[1, -2]' }],
      pulse: ['sources/pulse', { period: '10', delay: '0.5', width: '10' }],
      use: [use[0], { model: 'inner', ...use[1] }],
    },
    connections: ['slopes.y -> use.u', `pulse.y -> use.${control}`],
    models: { inner },
    settings: { step: '1/64', stop: '2' },
  })
}

describe('vectors through models', () => {
  it('an Enabled Model integrates each element while it is on', () => {
    const { times, trace } = runIntegrals(['subsystems/enabled'], 'enable')
    times.forEach((t, k) => {
      // What is off holds what it gave at the last step at which it was on.
      const on = Math.min(Math.max(t - 0.5, 0), 1 - 1 / 64)
      expect(trace('use.y', 0)[k]).toBeCloseTo(on, 12)
      expect(trace('use.y', 1)[k]).toBeCloseTo(-2 * on, 12)
    })
  })

  it('a Resettable Model begins anew with each element', () => {
    const { times, trace } = runIntegrals(['subsystems/resettable'], 'reset')
    times.forEach((t, k) => {
      const since = t <= 0.5 ? t : t - 0.5
      if (Math.abs(t - 0.5) > 0.02) expect(trace('use.y', 1)[k]).toBeCloseTo(-2 * since, 12)
    })
  })

  it('a Triggered Model takes each element at an edge', () => {
    const inner = buildModel({
      blocks: { u: ['subsystems/entry'], twice: ['math/gain', { gain: '2' }], y: ['subsystems/exit'] },
      connections: ['u.y -> twice.u', 'twice.y -> y.u'],
    })
    const { times, trace } = runDiagram({
      blocks: {
        ramps: ['sources/ramp', { slope: '[1, 10]' }],
        pulse: ['sources/pulse', { period: '0.5', delay: '0.25' }],
        use: ['subsystems/triggered', { model: 'inner' }],
      },
      connections: ['ramps.y -> use.u', 'pulse.y -> use.trigger'],
      models: { inner },
      settings: { step: '1/64', stop: '2' },
    })
    times.forEach((t, k) => {
      const edge = t < 0.25 ? 0 : 0.25 + 0.5 * Math.floor((t - 0.25) / 0.5)
      expect(trace('use.y', 0)[k]).toBe(2 * edge)
      expect(trace('use.y', 1)[k]).toBe(20 * edge)
    })
  })

  it('an If compares elements of a vector', () => {
    const { output, input } = runBlock('subsystems/if', {
      parameters: { condition: 'u1[1] > u1[2]' },
      inputs: { u1: ['sources/sine', { frequency: '[5, 3]' }] },
    })
    const [a, b] = [input('u1', 0), input('u1', 1)]
    a.forEach((first, k) => {
      expect(output('if')[k]).toBe(Number(first > (b[k] ?? 0)))
      expect(output('else')[k]).toBe(Number(first <= (b[k] ?? 0)))
    })
  })
})

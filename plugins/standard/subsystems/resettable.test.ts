import { describe, expect, it } from 'vitest'
import { buildModel, type Diagram, runDiagram } from '../../testing/run-diagram.ts'

const H = 1 / 64
/** Rises at 0.25 s, 0.75 s, ... and falls at 0.5 s, 1 s, ... */
const pulse = ['sources/pulse', { period: '0.5', delay: '0.25', width: '50' }] as const

const states = buildModel({
  blocks: {
    one: ['sources/constant'],
    integral: ['continuous/integrator', { initial: '3' }],
    next: ['math/sum', { signs: '++' }],
    count: ['discrete/unit-delay', { initial: '10' }],
    x: ['subsystems/exit'],
    n: ['subsystems/exit'],
  },
  connections: [
    'one.y -> integral.u',
    'one.y -> next.u1',
    'count.y -> next.u2',
    'next.y -> count.u',
    'integral.y -> x.u',
    'count.y -> n.u',
  ],
})

const resettable = (resetOn: string): Diagram => ({
  blocks: { pulse, use: ['subsystems/resettable', { model: 'states', resetOn }] },
  connections: ['pulse.y -> use.reset'],
  models: { states },
  settings: { step: '1/64', stop: '3' },
})

describe('Resettable Model', () => {
  it.each([
    ['rising', 0.25, 0.5],
    ['falling', 0.5, 0.5],
    ['either', 0.25, 0.25],
  ])('starts all its states again at each %s edge, seen at that very instant', (resetOn, first, period) => {
    const { times, trace } = runDiagram(resettable(resetOn))
    times.forEach((t, k) => {
      const since = t < first ? t : (t - first) % period
      expect(trace('use.x')[k]).toBeCloseTo(3 + since, 13)
      expect(trace('use.n')[k]).toBe(10 + since / H)
    })
  })

  it('keeps its states at their initial values while the control is not 0, and lets them go from there', () => {
    const { times, trace } = runDiagram(resettable('level'))
    times.forEach((t, k) => {
      const since = t < 0.25 ? t : (t - 0.25) % 0.5 <= 0.25 ? 0 : ((t - 0.25) % 0.5) - 0.25
      expect(trace('use.x')[k]).toBeCloseTo(3 + since, 13)
      expect(trace('use.n')[k]).toBe(10 + since / H)
    })
  })

  it('resets what stands in the models within it, too', () => {
    const outer = buildModel({
      blocks: { use: ['subsystems/model', { model: 'states' }], x: ['subsystems/exit'] },
      connections: ['use.x -> x.u'],
    })
    const { times, trace } = runDiagram({
      blocks: { pulse, use: ['subsystems/resettable', { model: 'outer' }] },
      connections: ['pulse.y -> use.reset'],
      models: { states, outer },
      settings: { step: '1/64', stop: '3' },
    })
    times.forEach((t, k) => {
      expect(trace('use.x')[k]).toBeCloseTo(3 + (t < 0.25 ? t : (t - 0.25) % 0.5), 13)
    })
  })
})

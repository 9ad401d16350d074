import { describe, expect, it } from 'vitest'
import { buildModel, type Diagram, diagnose, runDiagram } from '../../testing/run-diagram.ts'

const settings = { step: '1/64', stop: '3' }
/** Rises at 0.25 s, 0.75 s, ... and falls at 0.5 s, 1 s, ... */
const pulse = ['sources/pulse', { period: '0.5', delay: '0.25', width: '50' }] as const

const counter = buildModel({
  blocks: {
    u: ['subsystems/entry'],
    one: ['sources/constant'],
    next: ['math/sum', { signs: '++' }],
    count: ['discrete/unit-delay', { initial: '10' }],
    previous: ['discrete/unit-delay'],
    seen: ['subsystems/exit'],
    before: ['subsystems/exit'],
    n: ['subsystems/exit', { value: '-1' }],
  },
  connections: [
    'one.y -> next.u1',
    'count.y -> next.u2',
    'next.y -> count.u',
    'u.y -> previous.u',
    'u.y -> seen.u',
    'previous.y -> before.u',
    'count.y -> n.u',
  ],
})

const triggered = (parameters: Record<string, string> = {}): Diagram => ({
  blocks: {
    clock: ['sources/clock'],
    pulse,
    use: ['subsystems/triggered', { model: 'counter', ...parameters }],
  },
  connections: ['clock.y -> use.u', 'pulse.y -> use.trigger'],
  models: { counter },
  settings,
})

describe('Triggered Model', () => {
  it.each([
    ['rising', 0.25, 0.5],
    ['falling', 0.5, 0.5],
    ['either', 0.25, 0.25],
  ])('computes once at each %s edge, all its discrete states with it', (edge, first, period) => {
    const { times, trace } = runDiagram(triggered({ edge }))
    times.forEach((t, k) => {
      const events = t < first ? 0 : Math.floor((t - first) / period) + 1
      const last = first + (events - 1) * period
      expect(trace('use.seen')[k]).toBe(events === 0 ? 0 : last)
      expect(trace('use.before')[k]).toBe(events < 2 ? 0 : last - period)
      expect(trace('use.n')[k]).toBe(events === 0 ? -1 : 9 + events)
    })
  })

  it('takes no edge from a control that is on from the start', () => {
    const { trace } = runDiagram({
      ...triggered(),
      blocks: { ...triggered().blocks, pulse: ['sources/constant'] },
    })
    expect(new Set(trace('use.n'))).toEqual(new Set([-1]))
  })

  it('carries an Exit to the Entry of its name from event to event', () => {
    const loop = buildModel({
      blocks: {
        last: ['subsystems/entry', { name: 'total' }],
        one: ['sources/constant'],
        sum: ['math/sum', { signs: '++' }],
        total: ['subsystems/exit'],
        y: ['subsystems/exit'],
      },
      connections: ['last.y -> sum.u1', 'one.y -> sum.u2', 'sum.y -> total.u', 'sum.y -> y.u'],
    })
    const { times, trace } = runDiagram({
      blocks: { pulse, use: ['subsystems/triggered', { model: 'loop' }] },
      connections: ['pulse.y -> use.trigger'],
      models: { loop },
      settings,
    })
    times.forEach((t, k) => {
      expect(trace('use.y')[k]).toBe(t < 0.25 ? 0 : Math.floor((t - 0.25) / 0.5) + 1)
    })
  })

  it.each([
    ['continuous/integrator', {}, 'Integrator has a continuous state, but use/deep is triggered'],
    [
      'discrete/unit-delay',
      { sampleTime: '0.125' },
      'Unit Delay has a sample time of 0.125 s, but use/deep is triggered',
    ],
  ] as const)('refuses %s in it, and names block and model', (type, parameters, message) => {
    const inner = buildModel({ blocks: { block: [type, parameters] }, connections: [] })
    const outer = buildModel({
      blocks: { pulse, deep: ['subsystems/triggered', { model: 'inner' }] },
      connections: ['pulse.y -> deep.trigger'],
    })
    const faults = diagnose({
      blocks: { use: ['subsystems/model', { model: 'outer' }] },
      connections: [],
      models: { inner, outer },
    })
    const fault = faults.find(({ severity }) => severity === 'error')
    expect(fault).toMatchObject({
      code: 'conditional-model',
      place: { model: 'inner', path: 'use/deep', block: 'block' },
    })
    expect(fault?.message).toContain(message)
  })
})

/** Conditional models with variable steps: their controls are events, found where they happen and not at ticks. */
import { describe, expect, it } from 'vitest'
import { compile, createRun } from '../../../engine/index.ts'
import { type BlockText, buildModel, buildProject, registry, runDiagram } from '../../testing/run-diagram.ts'

/** x = sin t, v = cos t. */
const oscillator: Record<string, BlockText> = {
  x: ['continuous/integrator', { initial: '0' }],
  v: ['continuous/integrator', { initial: '1' }],
  minus: ['math/gain', { gain: '-1' }],
  clock: ['sources/clock'],
  one: ['sources/constant'],
}
const wires = ['v.y -> x.u', 'x.y -> minus.u', 'minus.y -> v.u']
const settings = { solver: 'dp853', relTol: '1e-11', step: '1', stop: '20' }

const elapsed = buildModel({
  blocks: {
    u: ['subsystems/entry'],
    time: ['continuous/integrator', { initial: '0' }],
    passed: ['subsystems/exit'],
    total: ['subsystems/exit'],
  },
  connections: ['u.y -> time.u', 'u.y -> passed.u', 'time.y -> total.u'],
})
const sampled = buildModel({
  blocks: {
    u: ['subsystems/entry'],
    one: ['sources/constant'],
    next: ['math/sum', { signs: '++' }],
    count: ['discrete/unit-delay', { sampleTime: '0' }],
    seen: ['subsystems/exit'],
    n: ['subsystems/exit'],
  },
  connections: [
    'one.y -> next.u1',
    'count.y -> next.u2',
    'next.y -> count.u',
    'u.y -> seen.u',
    'next.y -> n.u',
  ],
})

/** The last row at or before an instant. */
function at(times: readonly number[], values: readonly number[], instant: number): number {
  return values[times.findLastIndex(t => t <= instant)] ?? Number.NaN
}

describe('with variable steps', () => {
  it.each(['dp54', 'dp853', 'bs32', 'radau5', 'esdirk43'])(
    '%s switches an Enabled Model at its instant',
    solver => {
      const { times, trace } = runDiagram({
        blocks: { ...oscillator, use: ['subsystems/enabled', { model: 'elapsed' }] },
        connections: [...wires, 'one.y -> use.u', 'x.y -> use.enable'],
        models: { elapsed },
        settings: { ...settings, solver, relTol: '1e-9' },
      })
      // On while sin t > 0: half of every period.
      for (const [instant, sum] of [
        [5, Math.PI],
        [12, 2 * Math.PI],
        [18, 3 * Math.PI],
      ] as const) {
        expect(Math.abs(at(times, trace('use.total'), instant) - sum)).toBeLessThan(1e-6)
      }
    },
  )

  it('lets Exits of what goes off hold the value of that instant', () => {
    const { times, trace } = runDiagram({
      blocks: { ...oscillator, use: ['subsystems/enabled', { model: 'elapsed' }] },
      connections: [...wires, 'clock.y -> use.u', 'x.y -> use.enable'],
      models: { elapsed },
      settings,
    })
    expect(at(times, trace('use.passed'), 5)).toBeCloseTo(Math.PI, 8)
    expect(at(times, trace('use.passed'), 12)).toBeCloseTo(3 * Math.PI, 8)
    expect(at(times, trace('use.total'), 5)).toBeCloseTo(Math.PI ** 2 / 2, 9)
  })

  it('computes a Triggered Model once at each event', () => {
    const { times, trace } = runDiagram({
      blocks: { ...oscillator, use: ['subsystems/triggered', { model: 'sampled', edge: 'either' }] },
      connections: [...wires, 'clock.y -> use.u', 'v.y -> use.trigger'],
      models: { sampled },
      settings,
    })
    for (let k = 0; (k + 0.5) * Math.PI < 20; k += 1) {
      const instant = (k + 1) * Math.PI
      if (instant > 20) break
      expect(at(times, trace('use.seen'), instant)).toBeCloseTo((k + 0.5) * Math.PI, 9)
      expect(at(times, trace('use.n'), instant)).toBe(k + 1)
    }
  })

  it('computes a Triggered Model once where a sample hit is the event', () => {
    const { times, trace } = runDiagram({
      blocks: {
        clock: ['sources/clock'],
        pulse: ['sources/counter', { most: '1', sampleTime: '0.5' }],
        use: ['subsystems/triggered', { model: 'sampled', edge: 'rising' }],
        after: ['continuous/integrator'],
      },
      connections: ['clock.y -> use.u', 'pulse.y -> use.trigger', 'use.seen -> after.u'],
      models: { sampled },
      settings: { ...settings, step: '0.5', stop: '4' },
    })
    // 0, 1, 0, 1, ... every 0.5 s: events at 0.5, 1.5, 2.5, 3.5.
    times.forEach((t, row) => {
      const events = Math.floor(t + 0.5)
      const isBefore = times[row + 1] === t
      if (isBefore) return
      expect(trace('use.n')[row]).toBe(events)
      expect(trace('use.seen')[row]).toBe(events === 0 ? 0 : events - 0.5)
    })
    expect(trace('after.y').at(-1)).toBeCloseTo(0.5 + 1.5 + 2.5 + 3.5 / 2, 12)
  })

  it('starts a Resettable Model again at its instant', () => {
    const { times, trace } = runDiagram({
      blocks: { ...oscillator, use: ['subsystems/resettable', { model: 'elapsed', resetOn: 'falling' }] },
      connections: [...wires, 'one.y -> use.u', 'x.y -> use.reset'],
      models: { elapsed },
      settings,
    })
    times.forEach((t, row) => {
      if (times[row + 1] === t || times[row - 1] === t) return
      const since = t < Math.PI ? 0 : Math.PI + Math.floor((t - Math.PI) / (2 * Math.PI)) * 2 * Math.PI
      expect(Math.abs((trace('use.total')[row] ?? 0) - (t - since))).toBeLessThan(1e-8)
    })
  })

  it('gives the constants of a model that comes on between ticks', () => {
    const inner = buildModel({
      blocks: { c: ['sources/constant', { value: '7' }], out: ['subsystems/exit'] },
      connections: ['c.y -> out.u'],
    })
    const { times, trace } = runDiagram({
      blocks: { ...oscillator, use: ['subsystems/enabled', { model: 'inner' }] },
      connections: [...wires, 'minus.y -> use.enable'],
      models: { inner },
      settings: { ...settings, step: '10' },
    })
    times.forEach((t, row) => {
      if (t < Math.PI - 1e-6) expect(trace('use.out')[row]).toBe(0)
      if (t > Math.PI + 1e-6) expect(trace('use.out')[row]).toBe(7)
    })
  })

  it('takes no steps for ticks that nothing asks for', () => {
    const count = (step: string): number => {
      const { program } = compile(
        buildProject({
          blocks: { ...oscillator, use: ['subsystems/triggered', { model: 'sampled', edge: 'either' }] },
          connections: [...wires, 'clock.y -> use.u', 'v.y -> use.trigger'],
          models: { sampled },
          settings: { ...settings, step },
        }),
        registry,
      )
      if (!program) throw new Error('It does not compile.')
      const run = createRun(program)
      run.start()
      run.advance(Number.POSITIVE_INFINITY)
      return run.steps
    }
    expect(count('1e-3')).toBe(count('1'))
  })
})

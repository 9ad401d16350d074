/** Diagrams whose events are known in closed form, with variable steps. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, createRun, createSignalLog } from '../../engine/index.ts'
import {
  type BlockText,
  buildModel,
  buildProject,
  type Diagram,
  registry,
  runDiagram,
} from '../testing/run-diagram.ts'

/** A ball that falls from 1 m and keeps 0.8 of its speed at each bounce. */
const ball: Diagram = {
  blocks: {
    gravity: ['sources/constant', { value: '-9.81' }],
    speed: ['continuous/integrator', { externalReset: 'rising', resetTo: 'signal' }],
    height: ['continuous/integrator', { initial: '1' }],
    back: ['math/gain', { gain: '-0.8' }],
    below: ['math/gain', { gain: '-1' }],
  },
  connections: [
    'gravity.y -> speed.u',
    'speed.y -> height.u',
    'height.y -> below.u',
    'below.y -> speed.reset',
    'speed.y -> back.u',
    'back.y -> speed.u0',
  ],
}

function record(diagram: Diagram, names: readonly string[], settings: Diagram['settings'] = {}) {
  const project = buildProject({ ...diagram, settings: { solver: 'dp54', ...settings } })
  const { program, diagnostics } = compile(project, registry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const signals = names.map(name => {
    const signal = program.signals.get(name)
    if (!signal) throw new Error(`There is no ${name}.`)
    return signal
  })
  const log = createSignalLog(signals)
  const run = createRun(program, { sink: log.sink })
  run.start()
  run.advance(Number.POSITIVE_INFINITY)
  const rows = Array.from({ length: log.rows }, (_, row) => ({
    t: log.time(row),
    values: names.map((_, column) => log.value(row, column)),
  }))
  return { rows, fault: run.fault, steps: run.steps, solver: run.solver }
}

/** Times at which a signal jumps: two rows of one time. */
function jumps(rows: readonly { t: number; values: readonly number[] }[], column: number): number[] {
  return rows.flatMap((row, i) => {
    const before = rows[i - 1]
    return before?.t === row.t && before.values[column] !== row.values[column] ? [row.t] : []
  })
}

describe('events', () => {
  it('of a bouncing ball are found to the last digits', () => {
    const { rows, fault } = record(ball, ['speed.y', 'height.y'], { stop: '3' })
    const bounces = jumps(rows, 0)
    expect(fault).toBeNull()
    expect(Math.abs((bounces[0] ?? 0) - 0.451523640985731)).toBeLessThan(1e-12)
    expect(Math.abs((bounces[4] ?? 0) - 2.58416010208954)).toBeLessThan(1e-11)
  })
  it('that never end are named', () => {
    const { fault } = record(ball, ['speed.y'], { stop: '5' })
    expect(fault).toMatchObject({ code: 'zeno', place: { block: 'speed' } })
    expect(Math.abs((fault?.timeSeconds ?? 0) - 4.06371276887158)).toBeLessThan(1e-6)
  })
  it('that never settle at one instant are named, too', () => {
    const { fault } = record(
      {
        blocks: {
          one: ['sources/constant'],
          x: ['continuous/integrator', { initial: '-1', externalReset: 'either', resetTo: 'signal' }],
          over: ['user/expression', { expression: 'if(u > 0, -1, 1)' }],
        },
        connections: ['one.y -> x.u', 'x.y -> over.u', 'over.y -> x.u0', 'x.y -> x.reset'],
      },
      ['x.y'],
      { stop: '3' },
    )
    expect(fault).toMatchObject({ code: 'zeno', place: { block: 'over' } })
    expect(Math.abs((fault?.timeSeconds ?? 0) - 1)).toBeLessThan(1e-9)
  })

  it.each(['rk4', 'dp54', 'radau5'])(
    'of one instant are taken in order, each seeing those before: %s',
    solver => {
      /** Gives what it did not give before. */
      const toggle = buildModel({
        blocks: {
          was: ['discrete/unit-delay'],
          one: ['sources/constant'],
          next: ['math/sum', { signs: '+-' }],
          y: ['subsystems/exit'],
        },
        connections: ['one.y -> next.u1', 'was.y -> next.u2', 'next.y -> was.u', 'next.y -> y.u'],
      })
      const given = fc.record({
        bits: fc.integer({ min: 1, max: 5 }),
        period: fc.integer({ min: 1, max: 4 }),
        order: fc.infiniteStream(fc.nat()),
      })
      fc.assert(
        fc.property(given, ({ bits, period, order }) => {
          // Each falling edge of a bit is the event of the next: all bits of a carry change at one instant.
          const drawn: (readonly [string, BlockText])[] = [
            ['pulse', ['sources/pulse', { period: String(period / 4), delay: '0.25', width: '50' }]],
            ['x', ['continuous/integrator']],
            ...Array.from({ length: bits }, (_, i): readonly [string, BlockText] => [
              `bit${i}`,
              ['subsystems/triggered', { model: 'toggle', edge: i === 0 ? 'rising' : 'falling' }],
            ]),
          ]
          const keys = new Map(drawn.map(([name]) => [name, order.next().value]))
          drawn.sort(([a], [b]) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
          const { times, trace } = runDiagram({
            blocks: Object.fromEntries(drawn),
            connections: [
              'pulse.y -> bit0.trigger',
              ...Array.from({ length: bits - 1 }, (_, i) => `bit${i}.y -> bit${i + 1}.trigger`),
              `bit${bits - 1}.y -> x.u`,
            ],
            models: { toggle },
            settings: { solver, step: '2^-5', stop: '12' },
          })
          const traces = Array.from({ length: bits }, (_, i) => trace(`bit${i}.y`))
          times.forEach((t, row) => {
            // Of the rows of one instant the last is what is then.
            if (times[row + 1] === t) return
            const edges = t < 0.25 ? 0 : Math.floor((t - 0.25) / (period / 4)) + 1
            const count = traces.reduce((sum, bit, i) => sum + 2 ** i * (bit[row] ?? Number.NaN), 0)
            expect(`${count} at ${t}`).toBe(`${edges % 2 ** bits} at ${t}`)
          })
        }),
        { numRuns: 25 },
      )
    },
  )
})

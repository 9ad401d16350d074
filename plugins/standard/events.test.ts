/** Diagrams whose events are known in closed form, with variable steps. */
import { describe, expect, it } from 'vitest'
import { compile, createRun, createSignalLog } from '../../engine/index.ts'
import { buildProject, type Diagram, registry } from '../testing/run-diagram.ts'

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
})

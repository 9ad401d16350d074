import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import type { Project } from '../model/project.ts'
import { testRegistry } from '../testing/blocks.ts'
import { buildProject } from '../testing/build-project.ts'
import { createRun } from './run.ts'

/** A signal at every major step, by element. */
function trace(project: Project, name: string, createEngine: CreateEngine): number[][] {
  const { program, diagnostics } = compile(project, testRegistry)
  const signal = program?.signals.get(name)
  if (!program || !signal) throw new Error(JSON.stringify(diagnostics))
  const rows: number[][] = []
  const { address, width } = signal
  const run = createRun(program, {
    createEngine,
    onMajorStep: ({ memory }) => rows.push([...memory.subarray(address, address + width)]),
  })
  run.start()
  run.advance(Number.POSITIVE_INFINITY)
  expect(run.fault).toBeNull()
  return rows
}

const ENGINES = [
  ['simple', createSimpleEngine],
  ['compiled', createCompiledEngine],
] as const

describe.each(ENGINES)('arrays in the %s engine', (_, createEngine) => {
  it('delay a signal by steps, element by element', () => {
    const project = buildProject({
      blocks: {
        n: 'noise',
        m: 'mux',
        z: ['line', { steps: '4', initial: '[-1, -2]' }],
      },
      wires: ['n.step -> m.u1', 'n.y -> m.u2', 'm.y -> z.u'],
    })
    const input = trace(project, 'm.y', createEngine)
    const start = Array.from({ length: 4 }, () => [-1, -2])
    expect(trace(project, 'z.y', createEngine)).toEqual([...start, ...input.slice(0, -4)])
  })

  it('hold a hundred thousand steps', () => {
    const project = buildProject(
      { blocks: { n: 'noise', z: ['line', { steps: '100000', initial: '7' }] }, wires: ['n.step -> z.u'] },
      { settings: { stop: '10001' } },
    )
    const rows = trace(project, 'z.y', createEngine).flat()
    expect(rows.slice(99_998)).toEqual([7, 7, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(new Set(rows.slice(0, 100_000))).toEqual(new Set([7]))
  })

  it('delay by a time that is no whole number of steps, between major steps too', () => {
    const project = buildProject(
      {
        blocks: { t: 'ramp', late: ['transport', { delay: '0.25', initial: '0' }], x: 'integrator' },
        wires: ['t.y -> late.u', 'late.y -> x.u'],
      },
      { settings: { solver: 'rk4', stop: '3' } },
    )
    const times = trace(project, 't.y', createEngine).flat()
    trace(project, 'late.y', createEngine).forEach(([y = Number.NaN], k) => {
      expect(y).toBeCloseTo(Math.max((times[k] ?? 0) - 0.25, 0), 12)
    })
    // Exact but for the step with the kink at t = 0.25.
    const exact = (3 - 0.25) ** 2 / 2
    expect(Math.abs((trace(project, 'x.y', createEngine).at(-1)?.[0] ?? 0) - exact)).toBeLessThan(1e-3)
  })

  it('delay by less than a step, going on with the last slope', () => {
    const project = buildProject({
      blocks: { t: 'ramp', late: ['transport', { delay: '0.03' }] },
      wires: ['t.y -> late.u'],
    })
    const rows = trace(project, 'late.y', createEngine).flat()
    expect(rows.at(-1)).toBeCloseTo(0.97, 12)
  })

  it('are no longer what they were where a ring is too short, and say so', () => {
    const project = buildProject({
      blocks: { t: 'ramp', late: ['transport', { delay: '0.5', samples: '3' }] },
      wires: ['t.y -> late.u'],
    })
    const { program } = compile(project, testRegistry)
    if (!program) throw new Error('It does not compile.')
    const run = createRun(program, { createEngine })
    run.start()
    run.advance(Number.POSITIVE_INFINITY)
    expect(run.fault).toMatchObject({ code: 'not-finite', place: { block: 'late' } })
  })

  it('reach back any time where a short ring keeps only samples that are far apart', () => {
    const project = buildProject(
      {
        blocks: { t: 'ramp', late: ['transport', { delay: '2.05', samples: '9', spacing: '0.35' }] },
        wires: ['t.y -> late.u'],
      },
      { settings: { stop: '20' } },
    )
    const rows = trace(project, 'late.y', createEngine).flat()
    expect(rows.at(-1)).toBeCloseTo(17.95, 12)
  })
})

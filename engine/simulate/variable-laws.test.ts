/** Laws of runs with variable steps, over random models with conditional parts, whatever they are. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { createTickClock } from '../math/tick-time.ts'
import type { Project } from '../model/project.ts'
import { arbitraryHierarchy } from '../testing/arbitrary-hierarchy.ts'
import { testRegistry } from '../testing/blocks.ts'
import { buildProject } from '../testing/build-project.ts'
import { createRun } from './run.ts'
import { createSignalLog } from './signal-log.ts'

const MOST_STEPS = 300

/** All that a run leaves, and that it never throws. */
function take(project: Project, createEngine: CreateEngine) {
  const { program, diagnostics } = compile(project, testRegistry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const log = createSignalLog([...program.signals.values()])
  const run = createRun(program, { createEngine, sink: log.sink })
  run.start()
  run.advance(MOST_STEPS)
  const times = Array.from({ length: log.rows }, (_, row) => log.time(row))
  const rows = times.map((_, row) => log.columns.map((__, column) => log.value(row, column)))
  return { times, rows, steps: run.steps, seconds: run.timeSeconds, fault: run.fault }
}

const arbitrary = fc.tuple(
  arbitraryHierarchy({ isConditional: true }),
  fc.constantFrom('bs32', 'dp54', 'dp853', 'radau5', 'esdirk43', 'auto'),
)
const withSolver = (project: Project, solver: string): Project => ({
  ...project,
  settings: { ...project.settings, solver },
})

it('both engines take the same steps to the same bits, twice', () => {
  fc.assert(
    fc.property(arbitrary, ([project, solver]) => {
      const variable = withSolver(project, solver)
      const simple = take(variable, createSimpleEngine)
      expect(take(variable, createCompiledEngine)).toEqual(simple)
      expect(take(variable, createSimpleEngine)).toEqual(simple)
    }),
    { numRuns: 60 },
  )
})

it('what compiles with fixed steps compiles with variable ones, and time never runs backwards', () => {
  fc.assert(
    fc.property(arbitrary, ([project, solver]) => {
      const { times } = take(withSolver(project, solver), createCompiledEngine)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    }),
    { numRuns: 60 },
  )
})

it('no step crosses a sample hit: each is landed on to the bit, and takes the value of its instant', () => {
  const given = fc.record({
    periods: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 }),
    step: fc.constantFrom('0.1', '1/3', '1e-3', '0.07'),
    solver: fc.constantFrom('bs32', 'dp54', 'dp853', 'radau5', 'esdirk43', 'auto'),
  })
  fc.assert(
    fc.property(given, ({ periods, step, solver }) => {
      const timeOf = createTickClock(step === '1/3' ? 1 / 3 : Number(step))
      const ticks = 40
      const delays = periods.map(
        (period, i) => [`d${i}`, ['delay', { period: `${period}*${step}` }]] as const,
      )
      const project = buildProject(
        {
          blocks: { t: 'ramp', x: 'integrator', s: 'sine-of', ...Object.fromEntries(delays) },
          wires: ['t.y -> s.u', 's.y -> x.u', ...delays.map(([name]) => `t.y -> ${name}.u`)],
        },
        { settings: { solver, step, stop: `${ticks}*${step}`, relTol: '1e-3' } },
      )
      const { times, rows, fault } = take(project, createSimpleEngine)
      expect(fault).toBeNull()
      const columns = [...(compile(project, testRegistry).program?.signals.keys() ?? [])]
      for (const [i, period] of periods.entries()) {
        const column = columns.indexOf(`d${i}.y`)
        for (let tick = 0; tick <= ticks; tick += period) {
          const row = times.lastIndexOf(timeOf(tick))
          expect(row).not.toBe(-1)
          expect(rows[row]?.[column]).toBe(tick < period ? 0 : timeOf(tick - period))
        }
      }
    }),
    { numRuns: 60 },
  )
})

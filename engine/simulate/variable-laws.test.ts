/** Laws of runs with variable steps, over random models with conditional parts, whatever they are. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import type { Project } from '../model/project.ts'
import { arbitraryHierarchy } from '../testing/arbitrary-hierarchy.ts'
import { testRegistry } from '../testing/blocks.ts'
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

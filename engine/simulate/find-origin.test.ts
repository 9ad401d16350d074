/** The first value that is not finite is put down to the block that made it, whatever computes and whatever steps. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import type { Program } from '../compile/program.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Project } from '../model/project.ts'
import { FIXED_SOLVERS, VARIABLE_SOLVERS } from '../solvers/catalogue.ts'
import { arbitraryOdd, ODD } from '../testing/arbitrary-odd.ts'
import { oddRegistry } from '../testing/odd-blocks.ts'
import { createRun, type RunOptions } from './run.ts'
import { createSignalLog } from './signal-log.ts'

function compileOdd(project: Project, solver: string): Program {
  const { program, diagnostics } = compile(
    { ...project, settings: { ...project.settings, solver } },
    oddRegistry,
  )
  // The block may not stand everywhere: a triggered model has no continuous states.
  fc.pre(diagnostics.every(({ code, severity }) => severity !== 'error' || code === 'conditional-model'))
  fc.pre(program !== null)
  return program
}

function findFault(
  program: Program,
  createEngine: CreateEngine,
  options: RunOptions = {},
): Diagnostic | null {
  const run = createRun(program, { ...options, createEngine })
  run.start()
  while (!run.isFinished) run.advance(5)
  run.close()
  return run.fault
}

const STEP = 0.1

describe('a value that is not finite', () => {
  it('is named with the block that made it and the time, with every fixed step and in every engine', () => {
    fc.assert(
      fc.property(
        arbitraryOdd({ isConditional: true }),
        fc.constantFrom(...FIXED_SOLVERS.map(({ id }) => id)),
        ({ project, atSeconds }, solver) => {
          const program = compileOdd(project, solver)
          const fault = findFault(program, createSimpleEngine)
          if (fault) {
            expect(fault).toMatchObject({ code: 'not-finite', place: { block: ODD } })
            expect(fault.timeSeconds).toBeGreaterThanOrEqual(atSeconds)
          }
          expect(findFault(program, createCompiledEngine)).toEqual(fault)
          // Steps that are watched are taken one by one.
          expect(findFault(program, createCompiledEngine, { onMajorStep: () => undefined })).toEqual(fault)
        },
      ),
      { numRuns: 80 },
    )
  })

  it('is a warning, and the run goes on, where the project says so', () => {
    fc.assert(
      fc.property(
        arbitraryOdd({ isConditional: true }),
        fc.constantFrom(...FIXED_SOLVERS.map(({ id }) => id)),
        ({ project }, solver) => {
          const fault = findFault(compileOdd(project, solver), createSimpleEngine)
          const settings = { ...project.settings, notFinite: 'go on' }
          const program = compileOdd({ ...project, settings }, solver)
          const ends = [createSimpleEngine, createCompiledEngine].map(createEngine => {
            const log = createSignalLog([...program.signals.values()])
            const run = createRun(program, { createEngine, sink: log.sink })
            run.start()
            while (!run.isFinished) run.advance(5)
            expect(run.fault).toBeNull()
            expect(run.tick).toBe(program.lastTick)
            expect(run.notFinite).toEqual(fault && { ...fault, severity: 'warning' })
            return log.columns.map((_, column) =>
              Array.from({ length: log.rows }, (_, row) => log.value(row, column)),
            )
          })
          expect(ends[1]).toEqual(ends[0])
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is found within the step in which it is made', () => {
    fc.assert(
      fc.property(
        arbitraryOdd({ isConditional: false }),
        fc.constantFrom(...FIXED_SOLVERS.map(({ id }) => id)),
        ({ project, kind, type, atSeconds }, solver) => {
          fc.pre(kind !== 'pole')
          const program = compileOdd(project, solver)
          fc.pre(program.blocks.some(({ name }) => name === ODD))
          const fault = findFault(program, createSimpleEngine)
          // What a state takes in at one step shows at the next.
          const late = type === 'odd-state' ? 2 * STEP : STEP
          expect(fault?.timeSeconds).toBeLessThanOrEqual(atSeconds + late + 1e-12)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is named with every variable step, also where no step can come to it', () => {
    fc.assert(
      fc.property(
        arbitraryOdd({ isConditional: true }),
        fc.constantFrom(...VARIABLE_SOLVERS.map(({ id }) => id), 'auto'),
        ({ project, kind, type, atSeconds }, solver) => {
          fc.pre(kind !== 'pole')
          const program = compileOdd(project, solver)
          const fault = findFault(program, createSimpleEngine)
          // A model may have events without end by itself.
          fc.pre(fault?.code !== 'zeno')
          // What a state takes in as its model goes off shows where an Entry passes it on, and never on its own output.
          fc.pre(type !== 'odd-state' || !/^e\d$/.test(fault?.place.block ?? ''))
          if (fault) {
            expect(fault).toMatchObject({ code: 'not-finite', place: { block: ODD } })
            expect(fault.timeSeconds).toBeGreaterThanOrEqual(atSeconds - 1e-9)
          }
          expect(findFault(program, createCompiledEngine)).toEqual(fault)
        },
      ),
      { numRuns: 60 },
    )
  })
})

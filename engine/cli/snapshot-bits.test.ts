/** Going on from a snapshot is never having stopped: every block, every solver, every engine on either side of it. */
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Program } from '../compile/program.ts'
import { readSnapshot, takeSnapshot, writeSnapshot } from '../context/snapshot.ts'
import { createCompiledEngine, createThreadedEngine } from '../engines/compiled/compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { createRun, type Run } from '../simulate/run.ts'
import { FIXED_SOLVERS, VARIABLE_SOLVERS } from '../solvers/catalogue.ts'
import { draw, drawing } from '../testing/arbitrary-library.ts'
import { createNodeThreads } from './node-threads.ts'

const ENGINES: Readonly<Record<string, () => CreateEngine>> = {
  simple: () => createSimpleEngine,
  compiled: () => createCompiledEngine,
  threaded: () => createThreadedEngine(createNodeThreads(2)),
}
const SOLVERS = [...FIXED_SOLVERS, ...VARIABLE_SOLVERS].map(({ id }) => id)

/** A random loop of two solutions may keep a solver at tiny steps: the law is not about the end of a run. */
const PAUSES = 400

/** Rows of all outputs from where `begin` puts the run, by some steps at a time; `pause` is called between them. */
async function trace(
  program: Program,
  createEngine: CreateEngine,
  begin: (run: Run) => void,
  pause: (run: Run) => void = () => undefined,
  pauses = PAUSES,
) {
  const { address, length } = program.sections.outputs
  const addresses = Array.from({ length }, (_, i) => address + i)
  const rows: number[][] = []
  const take = (values: Float64Array, count: number): void => {
    const width = values.length / count
    for (let i = 0; i < count; i += 1) rows.push([...values.subarray(i * width, (i + 1) * width)])
  }
  const run = createRun(program, { createEngine, sink: { addresses, take } })
  begin(run)
  // Until its threads are there, a run computes alone.
  if (run.memory.buffer instanceof SharedArrayBuffer) await setTimeout(60)
  for (let left = pauses; left > 0 && !run.isFinished; left -= 1) {
    pause(run)
    run.advance(5)
  }
  run.close()
  return { rows, fault: run.fault }
}

it('gives the same rows, whatever the model, the solver and the engines', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ drawing, solver: fc.constantFrom(...SOLVERS), hasCompany: fc.boolean() }),
      fc.constantFrom(...Object.keys(ENGINES)),
      fc.constantFrom(...Object.keys(ENGINES)),
      fc.integer({ min: 0, max: 7 }),
      async ({ drawing: given, solver, hasCompany }, first, second, pauses) => {
        const program = draw({ ...given, solver, hasCompany })
        let text = ''
        let left = pauses
        const whole = await trace(
          program,
          ENGINES[first]?.() ?? createSimpleEngine,
          run => run.start(),
          run => {
            if (left === 0) text = writeSnapshot(program, takeSnapshot(program, run))
            left -= 1
          },
        )
        // It may be over before.
        fc.pre(text !== '')
        const rest = await trace(
          program,
          ENGINES[second]?.() ?? createSimpleEngine,
          run => {
            const read = readSnapshot(program, text)
            if ('problem' in read) throw new Error(read.problem)
            run.resume(read.snapshot)
          },
          undefined,
          PAUSES - pauses,
        )
        expect(rest.fault).toEqual(whole.fault)
        expect(rest.rows.length).toBeGreaterThan(0)
        expect(rest.rows).toEqual(whole.rows.slice(-rest.rows.length))
      },
    ),
    { numRuns: 10 },
  )
})

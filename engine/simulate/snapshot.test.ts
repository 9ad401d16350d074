import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import type { Program } from '../compile/program.ts'
import { readSnapshot, takeSnapshot, writeSnapshot } from '../context/snapshot.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import type { Project } from '../model/project.ts'
import { VARIABLE_SOLVERS } from '../solvers/catalogue.ts'
import { arbitraryHierarchy } from '../testing/arbitrary-hierarchy.ts'
import { testRegistry } from '../testing/blocks.ts'
import { buildProject } from '../testing/build-project.ts'
import { createRun, type Run } from './run.ts'
import { createSignalLog } from './signal-log.ts'

/** A random loop of two solutions may keep a solver at tiny steps: no law is about the end of a run. */
const STEPS = 2000

function compileTest(project: Project): Program {
  const { program, diagnostics } = compile(project, testRegistry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  return program
}

/** All outputs and states at the end; derivatives are scratch of the last stage. */
function endOf({ sections }: Program, memory: Float64Array): number[] {
  return [sections.outputs, sections.continuousStates, sections.discreteStates].flatMap(
    ({ address, length }) => [...memory.subarray(address, address + length)],
  )
}

/** Stops at a tick, goes on in another run from the snapshot's text, maybe in the other engine. */
function goOn(program: Program, tick: number, first: CreateEngine, second: CreateEngine): number[] {
  const run = createRun(program, { createEngine: first })
  run.start()
  run.advance(tick)
  const text = writeSnapshot(program, takeSnapshot(program, run))
  run.advance(3)
  const read = readSnapshot(program, text)
  if ('problem' in read) throw new Error(read.problem)
  const resumed = createRun(program, { createEngine: second })
  resumed.resume(read.snapshot)
  resumed.advance(Number.POSITIVE_INFINITY)
  expect(resumed.tick).toBe(program.lastTick)
  return endOf(program, resumed.memory)
}

/** Every row after a snapshot, of a run that never stopped and of one that goes on from its text. */
function expectSameRest(program: Program, steps: number, first: CreateEngine, second: CreateEngine): void {
  const signals = [...program.signals.values()]
  const rowsOf = (begin: (run: Run) => void, createEngine: CreateEngine): number[][] => {
    const log = createSignalLog(signals)
    const run = createRun(program, { createEngine, sink: log.sink })
    begin(run)
    run.advance(STEPS)
    run.close()
    return Array.from({ length: log.rows }, (_, row) => [
      log.time(row),
      ...log.columns.map((_, column) => log.value(row, column)),
    ])
  }
  let text = ''
  const whole = rowsOf(run => {
    run.start()
    run.advance(steps)
    // A run that failed inside a step stands at no instant from which one could go on.
    fc.pre(run.fault === null)
    text = writeSnapshot(program, takeSnapshot(program, run))
  }, first)
  const rest = rowsOf(run => {
    const read = readSnapshot(program, text)
    if ('problem' in read) throw new Error(read.problem)
    run.resume(read.snapshot)
  }, second)
  expect(rest.length).toBeGreaterThan(0)
  expect(rest).toEqual(whole.slice(-rest.length))
}

const engines = fc.constantFrom(createSimpleEngine, createCompiledEngine)

describe('a snapshot', () => {
  it('goes on with the same bits as if the run had never stopped, in either engine', () => {
    fc.assert(
      fc.property(
        arbitraryHierarchy({ isConditional: true }),
        fc.integer({ min: 0, max: 15 }),
        engines,
        engines,
        (project, tick, first, second) => {
          const program = compileTest(project)
          const whole = createRun(program, { createEngine: first })
          whole.start()
          whole.advance(Number.POSITIVE_INFINITY)
          expect(goOn(program, tick, first, second)).toEqual(endOf(program, whole.memory))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('goes on with the same bits with every variable step, whatever the solver had learned', () => {
    fc.assert(
      fc.property(
        arbitraryHierarchy({ isConditional: true }),
        fc.constantFrom(...VARIABLE_SOLVERS.map(({ id }) => id), 'auto'),
        fc.integer({ min: 0, max: 25 }),
        engines,
        engines,
        (project, solver, steps, first, second) => {
          const settings = { ...project.settings, solver, relTol: '1e-4' }
          expectSameRest(compileTest({ ...project, settings }), steps, first, second)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('goes on with the same bits on the very run that it was taken of', () => {
    fc.assert(
      fc.property(
        arbitraryHierarchy({ isConditional: true }),
        fc.constantFrom('rk4', 'dp54', 'radau5'),
        engines,
        fc.integer({ min: 0, max: 15 }),
        (project, solver, createEngine, steps) => {
          const program = compileTest({ ...project, settings: { ...project.settings, solver } })
          const run = createRun(program, { createEngine })
          run.start()
          run.advance(steps)
          fc.pre(run.fault === null)
          const snapshot = takeSnapshot(program, run)
          run.advance(STEPS)
          const end = endOf(program, run.memory)
          run.resume(snapshot)
          run.advance(STEPS)
          expect(endOf(program, run.memory)).toEqual(end)
        },
      ),
      { numRuns: 60 },
    )
  })

  const counter = buildProject({
    blocks: { t: 'ramp', x: ['integrator', { initial: '-0' }], d: 'delay' },
    wires: ['t.y -> x.u', 'x.y -> d.u'],
  })

  it('names what it holds', () => {
    const program = compileTest(counter)
    const run = createRun(program)
    run.start()
    const { values, timeSeconds } = JSON.parse(writeSnapshot(program, takeSnapshot(program, run)))
    expect(timeSeconds).toBe(0)
    expect(values).toMatchObject({ 'state x.x': ['-0'], 'state d.x': [0], 'output t.y': [0] })
  })

  it.each([
    ['{', 'It is not a snapshot of a run.'],
    ['{"format": "loopwright snapshot", "version": 9}', 'It is of version 9; this program reads version 2.'],
  ])('%s is refused', (text, problem) => {
    expect(readSnapshot(compileTest(counter), text)).toEqual({ problem })
  })

  it('of another model is refused, and the first difference named', () => {
    const program = compileTest(counter)
    const run = createRun(program)
    run.start()
    const text = writeSnapshot(program, takeSnapshot(program, run))
    const other = buildProject({ blocks: { t: 'ramp', z: 'integrator' }, wires: ['t.y -> z.u'] })
    expect(readSnapshot(compileTest(other), text)).toEqual({
      problem: 'It has no parameter z.initial, or one of another width: the model has changed.',
    })
    const quick = { ...counter, settings: { ...counter.settings, step: '0.05' } }
    expect(readSnapshot(compileTest(quick), text)).toEqual({
      problem: 'It was taken with solver rk4 and a step of 0.1 s, not rk4 and 0.05 s.',
    })
  })
})

/** The compiled engine against C, against the Simple engine, and against its own promises. */

import { createNodeThreads } from '../engine/cli/node-threads.ts'
import { createCompiledEngine, createThreadedEngine } from '../engine/engines/compiled/compiled.ts'
import type { CreateEngine } from '../engine/engines/engine.ts'
import { createSimpleEngine } from '../engine/engines/simple.ts'
import type { RunReport } from '../engine/index.ts'
import {
  compile,
  createRegistry,
  createRun,
  createSignalLog,
  type Program,
  type Project,
  type Run,
} from '../engine/index.ts'
import { createRunSession } from '../engine/worker/run-session.ts'
import { builtInLibraries } from '../plugins/libraries.ts'
import { buildC, type CProgram } from './c-program.ts'
import { CASCADE_BLOCKS, drawCascades } from './cascade-project.ts'
import { type Measurement, median } from './figures.ts'
import { drawOscillators, OSCILLATOR_BLOCKS } from './oscillators-project.ts'

const registry = createRegistry(builtInLibraries)
const ROUNDS = 5
/** Steps times copies in one measured stretch: some tens of milliseconds. */
const STRETCH = 1_000_000
/** Oscillators whose branches two threads share. */
const RING = 3750

function compileCascades(copies: number): Program {
  return compileWhole(drawCascades(copies))
}

function compileWhole(project: Project): Program {
  const { program, diagnostics } = compile(project, registry)
  if (!program) throw new Error(`${project.name} does not compile: ${JSON.stringify(diagnostics)}`)
  return program
}

/** A run that is warm: its code has been optimised. */
function warmRun(program: Program, createEngine: CreateEngine, steps: number, signals?: number): Run {
  const log = createSignalLog([...program.signals.values()].slice(0, signals ?? 0))
  const run = createRun(program, { createEngine, ...(signals === undefined ? {} : { sink: log.sink }) })
  run.start()
  for (let i = 0; i < 3; i += 1) run.advance(steps)
  return run
}

function secondsFor(run: Run, steps: number): number {
  const begun = performance.now()
  run.advance(steps)
  if (run.fault) throw new Error('The cascades did not run.')
  return (performance.now() - begun) / 1000
}

/** Medians over rounds in which each takes its turn. */
function medians(...tasks: readonly (() => number)[]): number[] {
  const spans = tasks.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [i, task] of tasks.entries()) spans[i]?.push(task())
  }
  return spans.map(median)
}

function ratio(a: () => number, b: () => number): number {
  const [first = Number.NaN, second = Number.NaN] = medians(a, b)
  return first / second
}

function againstC(c: CProgram, copies: number, bar: number): Measurement {
  return {
    what: `compiled engine against C, per RK4 step, ${copies} ${copies === 1 ? 'copy' : 'copies'} (${copies * CASCADE_BLOCKS} blocks)`,
    unit: 'x',
    bar,
    sense: 'at most',
    measure: () => {
      const steps = Math.ceil(STRETCH / copies)
      const run = warmRun(compileCascades(copies), createCompiledEngine, steps)
      return ratio(
        () => secondsFor(run, steps),
        () => c.measure(copies, steps),
      )
    },
  }
}

/** Parts that are coupled with one another, and so cannot be computed one by one. */
function coupledAgainstC(c: CProgram): Measurement {
  const count = 1000
  return {
    what: `compiled engine against C, per RK4 step, a ring of ${count} coupled oscillators (${count * OSCILLATOR_BLOCKS} blocks)`,
    unit: 'x',
    bar: 3,
    sense: 'at most',
    measure: () => {
      const steps = 5000
      const run = warmRun(compileWhole(drawOscillators(count)), createCompiledEngine, steps)
      return ratio(
        () => secondsFor(run, steps),
        () => c.measure(count, steps),
      )
    },
  }
}

function compileTime(copies: number, bar: number): Measurement {
  return {
    what: `compiled engine, from project to the first point of a run, ${copies * CASCADE_BLOCKS} blocks`,
    unit: 'ms',
    bar,
    sense: 'at most',
    measure: () => {
      const project = drawCascades(copies)
      const once = (): number => {
        const begun = performance.now()
        const { program } = compile(project, registry)
        if (program) createRun(program, { createEngine: createCompiledEngine }).start()
        return performance.now() - begun
      }
      once()
      return medians(once)[0] ?? Number.NaN
    },
  }
}

/** How many times as fast two threads are as one. */
async function againstThreads(program: Program, steps: number): Promise<number> {
  const alone = warmRun(program, createCompiledEngine, steps)
  const shared = warmRun(program, createThreadedEngine(createNodeThreads(2)), steps)
  // A thread starts while others run; the way that is faster is found after that.
  await new Promise(resolve => setTimeout(resolve, 300))
  shared.advance(steps)
  const gain = ratio(
    () => secondsFor(alone, steps),
    () => secondsFor(shared, steps),
  )
  shared.close()
  return gain
}

/** Milliseconds from a slider's message to the report that carries the first step with the new value. */
async function measureSlider(): Promise<number> {
  const cascades = drawCascades(20)
  const main = cascades.models.main
  if (!main) throw new Error('There is no main model.')
  const project = {
    ...cascades,
    models: {
      ...cascades.models,
      main: {
        ...main,
        blocks: {
          ...main.blocks,
          one: { type: 'sources/constant', parameters: { value: '1' } },
          tuned: { type: 'math/gain', parameters: { gain: '1' } },
          scope: { type: 'sinks/scope', parameters: {} },
        },
        connections: [
          { from: { block: 'one', port: 'y' }, to: { block: 'tuned', port: 'u' } },
          { from: { block: 'tuned', port: 'y' }, to: { block: 'scope', port: 'u' } },
        ],
      },
    },
  }
  let address = -1
  let seen: ((value: number) => void) | null = null
  const session = createRunSession(
    {
      post: (report: RunReport) => {
        if (report.kind === 'started')
          address = report.parameters.find(({ name }) => name === 'tuned.gain')?.address ?? -1
        if (report.kind !== 'samples') return
        session.receive({ kind: 'consumed', rows: report.rows.length / 2 })
        seen?.(report.rows.at(-1) ?? Number.NaN)
      },
      now: () => performance.now(),
      defer: (continuation, milliseconds) => {
        if (milliseconds > 0) setTimeout(continuation, milliseconds)
        else setImmediate(continuation)
      },
      canShareMemory: false,
    },
    () => registry,
  )
  session.receive({ kind: 'start', project, pace: Number.POSITIVE_INFINITY, startPaused: false })
  await new Promise(resolve => setTimeout(resolve, 500))
  const spans: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const value = 2 + round
    const begun = performance.now()
    session.receive({ kind: 'tune', writes: [{ address, value }] })
    await new Promise<void>(resolve => {
      seen = last => {
        if (last === value) resolve()
      }
    })
    spans.push(performance.now() - begun)
    await new Promise(resolve => setTimeout(resolve, 37))
  }
  session.receive({ kind: 'stop' })
  return median(spans)
}

export function listCompiledMeasurements(): readonly Measurement[] {
  const c = buildC('cascade')
  const ring = buildC('oscillators')
  if (!c) process.stderr.write('There is no gcc here: the rows against C are left out.\n')
  return [
    ...(c ? [againstC(c, 1, 1.5), againstC(c, 20, 1.5), againstC(c, 100, 2.2), againstC(c, 1000, 2.2)] : []),
    ...(ring ? [coupledAgainstC(ring)] : []),
    {
      what: 'compiled engine, growth of the cost of a step and copy, from 20 to 1,000 copies',
      unit: 'x',
      bar: 1.7,
      sense: 'at most',
      measure: () => {
        const [small, large] = [20, 1000].map(copies => {
          const steps = STRETCH / copies
          const run = warmRun(compileCascades(copies), createCompiledEngine, steps)
          return () => secondsFor(run, steps)
        })
        return large && small ? ratio(large, small) : Number.NaN
      },
    },
    {
      what: 'compiled engine against the Simple engine, per RK4 step, 20 copies',
      unit: 'x',
      bar: 20,
      sense: 'at least',
      measure: () => {
        const program = compileCascades(20)
        const steps = 1000
        const simple = warmRun(program, createSimpleEngine, steps / 4)
        const compiled = warmRun(program, createCompiledEngine, 20 * steps)
        return (
          20 *
          ratio(
            () => secondsFor(simple, steps),
            () => secondsFor(compiled, 20 * steps),
          )
        )
      },
    },
    compileTime(1, 30),
    compileTime(100, 100),
    compileTime(1000, 1000),
    {
      what: 'two threads against the compiled engine, per RK4 step, 1000 copies (31000 blocks)',
      unit: 'x',
      bar: 1.6,
      sense: 'at least',
      measure: () => againstThreads(compileCascades(1000), 1000),
    },
    {
      what: `two threads against the compiled engine, per RK4 step, a ring of coupled oscillators (${RING * OSCILLATOR_BLOCKS} blocks)`,
      unit: 'x',
      bar: 0.98,
      sense: 'at least',
      measure: () => againstThreads(compileWhole(drawOscillators(RING)), 1000),
    },
    {
      what: 'compiled engine against two threads that decline, per RK4 step, 1 copy (31 blocks)',
      unit: 'x',
      bar: 0.98,
      sense: 'at least',
      measure: () => againstThreads(compileCascades(1), STRETCH),
    },
    {
      what: `compiled engine, memory of a run beside its log, ${1000 * CASCADE_BLOCKS} blocks`,
      unit: 'bytes a block',
      bar: 200,
      sense: 'at most',
      measure: () =>
        createRun(compileCascades(1000), { createEngine: createCompiledEngine }).memory.buffer.byteLength /
        (1000 * CASCADE_BLOCKS),
    },
    {
      what: 'compiled engine, from a slider to the samples of the first step that it changes, 620 blocks',
      unit: 'ms',
      bar: 16,
      sense: 'at most',
      measure: measureSlider,
    },
    {
      what: 'compiled engine, logging every step of 8 signals against none, 20 copies',
      unit: 'x',
      bar: 1.3,
      sense: 'at most',
      measure: () => {
        const program = compileCascades(20)
        const steps = 50_000
        const plain = warmRun(program, createCompiledEngine, steps)
        const logging = warmRun(program, createCompiledEngine, steps, 8)
        return ratio(
          () => secondsFor(logging, steps),
          () => secondsFor(plain, steps),
        )
      },
    },
  ]
}

import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import type { Program } from '../compile/program.ts'
import { createCompiledEngine, createThreadedEngine } from '../engines/compiled/compiled.ts'
import type { TeamTask, ThreadHost } from '../engines/compiled/team-control.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { chooseEngine } from '../simulate/choose-engine.ts'
import { createRun, type Run } from '../simulate/run.ts'
import { arbitraryHierarchy } from '../testing/arbitrary-hierarchy.ts'
import { arbitraryModel } from '../testing/arbitrary-model.ts'
import { testRegistry } from '../testing/blocks.ts'
import { buildProject } from '../testing/build-project.ts'
import { createNodeThreads } from './node-threads.ts'

/** Integers of the control block, see `team.ts`. */
const CALLS = 0
const READY = 2

/** A host whose tasks can be looked at. */
function watch(host: ThreadHost): { host: ThreadHost; tasks: TeamTask[]; whenReady: () => Promise<void> } {
  const tasks: TeamTask[] = []
  const start: ThreadHost['start'] = (task, onLost) => {
    tasks.push(task)
    return host.start(task, onLost)
  }
  const whenReady = async (): Promise<void> => {
    const [task] = tasks
    if (!task) return
    while (Atomics.load(new Int32Array(task.control, 0, 16), READY) < tasks.length) await setTimeout(2)
  }
  return { host: { ...host, start }, tasks, whenReady }
}

function begin(program: Program, createEngine: CreateEngine): { run: Run; rows: number[] } {
  const rows: number[] = []
  const addresses = [...program.signals.values()].map(({ address }) => address)
  const run = createRun(program, { createEngine, sink: { addresses, take: values => rows.push(...values) } })
  run.start()
  return { run, rows }
}

function compileUses(model: ReturnType<typeof buildProject>['models'][string], count: number): Program {
  const use = { type: 'test/model', parameters: { model: 'inner' } }
  const blocks = Object.fromEntries(Array.from({ length: count }, (_, i) => [`u${i}`, use]))
  const project = buildProject({ blocks: {} }, { settings: { step: '0.01', stop: '20' } })
  const models = { main: { parameters: {}, blocks, connections: [] }, inner: model }
  const { program, diagnostics } = compile({ ...project, models }, testRegistry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  return program
}

const chain = buildProject({
  blocks: { t: 'ramp', x: 'integrator', y: 'sine-of' },
  wires: ['t.y -> x.u', 'x.y -> y.u'],
}).models.main as ReturnType<typeof buildProject>['models'][string]

/** Says that it is ready, takes the first call, and is gone. */
const DEAF_THREAD = `
  const { workerData: { control } } = process.getBuiltinModule('node:worker_threads')
  const integers = new Int32Array(control, 0, 16)
  Atomics.add(integers, ${READY}, 1)
  Atomics.wait(integers, ${CALLS}, 0)`

describe('threads of Node', () => {
  it('give the bits of the compiled engine', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryModel(),
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 2, max: 4 }),
        async (model, count, threads) => {
          const program = compileUses(model, count)
          const { host, whenReady } = watch(createNodeThreads(threads))
          const alone = begin(program, createCompiledEngine)
          const shared = begin(program, createThreadedEngine(host))
          await whenReady()
          for (let i = 0; i < 20; i += 1) {
            alone.run.advance(100)
            shared.run.advance(100)
          }
          shared.run.close()
          expect(shared.rows).toEqual(alone.rows)
        },
      ),
      { numRuns: 12 },
    )
  })

  it('give them on the branches of a step, too, where no parts stand alone', async () => {
    let shared = 0
    await fc.assert(
      fc.asyncProperty(
        arbitraryHierarchy({ isConditional: true }),
        fc.integer({ min: 2, max: 4 }),
        async (project, threads) => {
          const { program } = compile(
            { ...project, settings: { ...project.settings, solver: 'rk4', step: '0.01', stop: '1' } },
            testRegistry,
          )
          fc.pre(program !== null)
          if (!program) return
          const { host, tasks, whenReady } = watch({ ...createNodeThreads(threads), isForced: true })
          const alone = begin(program, createCompiledEngine)
          const together = begin(program, createThreadedEngine(host))
          await whenReady()
          if (tasks.some(({ sections }) => sections.length > 0)) shared += 1
          for (let i = 0; i < 20; i += 1) {
            alone.run.advance(5)
            together.run.advance(5)
          }
          together.run.close()
          expect(together.run.fault).toEqual(alone.run.fault)
          expect(together.rows).toEqual(alone.rows)
        },
      ),
      { numRuns: 12 },
    )
    expect(shared).toBeGreaterThan(0)
  })

  it('take part', async () => {
    const { host, tasks, whenReady } = watch({ ...createNodeThreads(2), isForced: true })
    const { run } = begin(compileUses(chain, 8), createThreadedEngine(host))
    await whenReady()
    for (let i = 0; i < 20; i += 1) run.advance(100)
    expect(tasks.map(({ shares }) => shares.map(({ first, count }) => [first, count]))).toEqual([[[4, 4]]])
    const [task] = tasks
    expect(task && Atomics.load(new Int32Array(task.control, 0, 16), CALLS)).toBeGreaterThanOrEqual(8)
    run.close()
  })

  it('are not even started for a model that cannot be shared out', () => {
    const { host, tasks } = watch(createNodeThreads(2))
    begin(compileUses(chain, 1), createThreadedEngine(host))
    expect(tasks).toEqual([])
  })

  it('end the run with an error when one of them fails', async () => {
    const host: ThreadHost = {
      threads: 2,
      now: () => performance.now(),
      start: task => {
        const source = `
          const { workerData: { control } } = process.getBuiltinModule('node:worker_threads')
          const integers = new Int32Array(control, 0, 16)
          Atomics.add(integers, 2, 1)
          Atomics.wait(integers, 0, 0)
          Atomics.store(integers, 3, 1)
          Atomics.add(integers, 1, 1)`
        const worker = new Worker(source, { eval: true, workerData: task })
        return { stop: () => void worker.terminate() }
      },
    }
    const watched = watch(host)
    const { run } = begin(compileUses(chain, 8), createThreadedEngine(watched.host))
    await watched.whenReady()
    for (let i = 0; i < 10 && !run.isFinished; i += 1) run.advance(100)
    run.close()
    expect(run.fault).toMatchObject({
      code: 'engine-failed',
      message: 'A thread of the run ended with an error.',
    })
  })

  it('end the run with an error when one of them is killed between two batches', async () => {
    const killed: (() => void)[] = []
    const host: ThreadHost = {
      threads: 2,
      now: () => performance.now(),
      start: (task, onLost) => {
        const worker = new Worker(DEAF_THREAD, { eval: true, workerData: task })
        const isOver = new Promise<void>(resolve => {
          worker.on('exit', () => {
            onLost()
            resolve()
          })
        })
        killed.push(() => worker.terminate())
        ended.push(isOver)
        return { stop: () => void worker.terminate() }
      },
    }
    const ended: Promise<void>[] = []
    const watched = watch(host)
    const { run } = begin(compileUses(chain, 8), createThreadedEngine(watched.host))
    await watched.whenReady()
    for (const kill of killed) kill()
    await Promise.all(ended)
    run.advance(100)
    run.close()
    expect(run.fault?.message).toBe('A thread of the run ended before the run did.')
    expect(run.isFinished).toBe(true)
  })

  it('end the run with an error when one of them is killed in the middle of its work', async () => {
    const host: ThreadHost = {
      threads: 2,
      isForced: true,
      // Its five seconds of patience are over in a tenth of one.
      now: () => 50 * performance.now(),
      start: task => {
        const worker = new Worker(DEAF_THREAD, { eval: true, workerData: task })
        return { stop: () => void worker.terminate() }
      },
    }
    const watched = watch(host)
    const { run } = begin(compileUses(chain, 8), createThreadedEngine(watched.host))
    await watched.whenReady()
    for (let i = 0; i < 3 && !run.isFinished; i += 1) run.advance(100)
    run.close()
    expect(run.fault?.message).toBe('A thread of the run no longer answers.')
    expect(run.isFinished).toBe(true)
  })

  it('are declined, with the reason, where nothing can be shared out', () => {
    const program = compileUses(chain, 1)
    const chosen = chooseEngine('auto', createNodeThreads(2))
    expect(chosen.name).toBe('threaded')
    createRun(program, { createEngine: chosen.create }).close()
    expect(chosen).toMatchObject({
      name: 'compiled',
      why: 'no threads: a step is too short to be shared out',
    })
  })
})

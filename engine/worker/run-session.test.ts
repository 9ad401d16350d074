import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { builtInLibraries } from '../../plugins/libraries.ts'
import { createRegistry } from '../block/registry.ts'
import { compile } from '../compile/compile.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { readProject } from '../formats/json.ts'
import { createProject, type Project } from '../model/project.ts'
import { createRun } from '../simulate/run.ts'
import { simulate } from '../simulate/simulate.ts'
import { createTrustCheck, type ParameterChange, type Trust } from '../simulate/trust.ts'
import type { RunReport, RunRequest } from './messages.ts'
import { createRunSession, type RunSession } from './run-session.ts'
import { createRingReader, type SampleRingReader } from './sample-ring.ts'

const registry = createRegistry(builtInLibraries)
const EXAMPLES = new URL('../../examples/', import.meta.url)

/** A damped oscillator driven by a sine, with a gain to tune and a vector signal to see. */
function oscillator(settings: Partial<Project['settings']> = {}): Project {
  return {
    ...createProject('Oscillator'),
    settings: { solver: 'rk4', step: '1e-3', stop: '2', ...settings },
    models: {
      main: {
        parameters: {},
        blocks: {
          drive: { type: 'sources/sine', parameters: { frequency: '7' } },
          sum: { type: 'math/sum', parameters: { signs: '+--' } },
          speed: { type: 'continuous/integrator', parameters: {} },
          place: { type: 'continuous/integrator', parameters: {} },
          damping: { type: 'math/gain', parameters: { gain: '0.4' } },
          spring: { type: 'math/gain', parameters: { gain: '30' } },
          both: { type: 'routing/mux', parameters: {} },
          scope: { type: 'sinks/scope', parameters: { inputs: '2' } },
        },
        connections: [
          ['drive', 'y', 'sum', 'u1'],
          ['damping', 'y', 'sum', 'u2'],
          ['spring', 'y', 'sum', 'u3'],
          ['sum', 'y', 'speed', 'u'],
          ['speed', 'y', 'place', 'u'],
          ['speed', 'y', 'damping', 'u'],
          ['place', 'y', 'spring', 'u'],
          ['speed', 'y', 'both', 'u1'],
          ['place', 'y', 'both', 'u2'],
          ['both', 'y', 'scope', 'u1'],
          ['drive', 'y', 'scope', 'u2'],
        ].map(([from = '', out = '', to = '', into = '']) => ({
          from: { block: from, port: out },
          to: { block: to, port: into },
        })),
      },
    },
  }
}

/** A session on a clock of its own: time passes only where the test says so, and by a little with each look at it. */
function createBench(options: { canShareMemory?: boolean; millisecondsPerLook?: number } = {}) {
  const { canShareMemory = true, millisecondsPerLook = 0.05 } = options
  const reports: RunReport[] = []
  const rows: number[][] = []
  /** Before the run went back, and how much of it is shown. */
  let past: number[][] = []
  let shown = -1
  let reader: SampleRingReader | null = null
  let time = 0
  let waiting: { at: number; continuation: () => void }[] = []
  const takeRows = (block: Float64Array, rowLength: number) => {
    for (let i = 0; i < block.length; i += rowLength) rows.push([...block.subarray(i, i + rowLength)])
  }
  let rowLength = 0
  const session: RunSession = createRunSession(
    {
      post: report => {
        if (report.kind === 'started' || report.kind === 'swapped') {
          if (report.kind === 'swapped') reader?.drain(block => takeRows(block, rowLength))
          reader = report.ring && createRingReader(report.ring)
          rowLength = 1 + report.signals.reduce((sum, signal) => sum + signal.width, 0)
        }
        if (report.kind === 'samples') {
          takeRows(report.rows, rowLength)
          bench.credit += report.rows.length / rowLength
        }
        if (report.kind === 'rewound') {
          reader?.drain(block => takeRows(block, rowLength))
          if (rows.length !== shown) past = [...rows]
          rows.splice(0, rows.length, ...past.slice(0, report.rows))
          shown = rows.length
        }
        reports.push(report)
      },
      now: () => (time += millisecondsPerLook),
      defer: (continuation, milliseconds) => waiting.push({ at: time + milliseconds, continuation }),
      canShareMemory,
    },
    () => registry,
  )
  const bench = {
    reports,
    rows,
    credit: 0,
    send: (request: RunRequest) => session.receive(request),
    read: () => {
      reader?.drain(block => takeRows(block, rowLength))
      if (bench.credit > 0) session.receive({ kind: 'consumed', rows: bench.credit })
      bench.credit = 0
    },
    /** Lets everything happen that is due until then. */
    pass: (milliseconds: number) => {
      const until = time + milliseconds
      for (;;) {
        const next = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        waiting = waiting.filter(entry => entry !== next)
        time = Math.max(time, next.at)
        next.continuation()
      }
      time = Math.max(time, until)
    },
    isIdle: () => waiting.length === 0,
    runToEnd: (): RunReport | undefined => {
      for (let i = 0; i < 100_000 && waiting.length > 0; i++) {
        bench.pass(1)
        bench.read()
      }
      bench.read()
      return reports.at(-1)
    },
    kinds: () => reports.map(report => report.kind).filter(kind => kind !== 'progress' && kind !== 'samples'),
  }
  return bench
}

function simulateRows(project: Project): number[][] {
  const { program } = compile(project, registry)
  if (!program) throw new Error('The test project does not compile.')
  const { log } = simulate(
    program,
    program.recordings.map(({ signal }) => signal),
  )
  return Array.from({ length: log.rows }, (_, row) => [
    log.time(row),
    ...log.columns.map((_, i) => log.value(row, i)),
  ])
}

const FULL = { pace: Infinity, startPaused: false }

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a profile', () => {
  const profiles = (reports: readonly RunReport[]) =>
    reports.flatMap(report => (report.kind === 'profile' ? [report.profile] : []))

  it('comes at the end of a run that is asked for it, and changes no sample', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), ...FULL, isProfiled: true })
    bench.runToEnd()
    const [profile] = profiles(bench.reports)
    const sum = profile?.blocks.reduce((total, { share }) => total + share, 0)
    expect(sum).toBeCloseTo(1, 12)
    expect(profile?.blocks.map(({ name }) => name).sort()).toEqual(
      Object.keys(oscillator().models.main?.blocks ?? {}).sort(),
    )
    expect(bench.rows).toEqual(simulateRows(oscillator()))
  })

  it('comes of the last run when it is asked for later, and no more once it is not', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), ...FULL })
    bench.runToEnd()
    expect(profiles(bench.reports)).toEqual([])
    bench.send({ kind: 'profile', isOn: true })
    bench.runToEnd()
    expect(profiles(bench.reports)).toHaveLength(1)
    bench.send({ kind: 'profile', isOn: false })
    bench.send({ kind: 'start', project: oscillator(), ...FULL })
    bench.runToEnd()
    expect(profiles(bench.reports)).toHaveLength(1)
  })
})

describe('the trust in a run', () => {
  const trusts = (reports: readonly RunReport[]) =>
    reports.flatMap(report => (report.kind === 'trusted' ? [report.trust] : []))
  const bandsOf = (trust: Trust | null | undefined) => trust?.bands.map(({ parts, ...rest }) => rest)

  function checkAtOnce(project: Project, changes: readonly ParameterChange[], untilSeconds: number): Trust {
    const { program } = compile(project, registry)
    if (!program) throw new Error('The test project does not compile.')
    const signals = program.recordings.map(({ signal }) => signal)
    const { solver } = createRun(program)
    const check = createTrustCheck({
      project,
      registry,
      program,
      solver: solver.id,
      signals,
      createEngine: createSimpleEngine,
      changes,
      untilSeconds,
    })
    while (!check.isFinished) check.advance(1_000)
    return check.result()
  }

  it('is that of the run as it was: with its parameters as they changed, to where it was ended', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('euler', 'rk4', 'dp54', 'radau5', 'auto'),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (solver, first, second) => {
          const project = oscillator({ solver, stop: '0.5' })
          const bench = createBench()
          bench.send({ kind: 'start', project, pace: Infinity, startPaused: true })
          const steps = (count: number) => {
            for (let i = 0; i < count; i += 1) bench.send({ kind: 'step' })
            bench.runToEnd()
          }
          const time = () => bench.rows.at(-1)?.[0] ?? 0
          steps(first)
          const started = bench.reports[0]
          const parameters = started?.kind === 'started' ? started.parameters : []
          const address = parameters.find(({ name }) => name === 'spring.gain')?.address ?? -1
          const change = { timeSeconds: time(), writes: [{ address, value: 90 }] }
          bench.send({ kind: 'tune', writes: change.writes })
          steps(second)
          bench.send({ kind: 'stop' })
          bench.send({ kind: 'trust', isOn: true })
          bench.runToEnd()
          const [trust] = trusts(bench.reports)
          expect(trust?.untilSeconds).toBe(time())
          expect(bandsOf(trust)).toEqual(bandsOf(checkAtOnce(project, [change], time())))
        },
      ),
      { numRuns: 20 },
    )
  })

  it('is not given where another run starts before, or nobody wants it any more', () => {
    const bench = createBench({ millisecondsPerLook: 3 })
    bench.send({ kind: 'start', project: oscillator(), ...FULL })
    bench.runToEnd()
    bench.send({ kind: 'trust', isOn: true })
    bench.pass(1)
    bench.send({ kind: 'trust', isOn: false })
    bench.runToEnd()
    bench.send({ kind: 'trust', isOn: true })
    bench.send({ kind: 'start', project: oscillator(), ...FULL })
    bench.runToEnd()
    expect(trusts(bench.reports)).toEqual([])
  })

  it('is not to be had of a run that was edited on its way', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), pace: Infinity, startPaused: true })
    bench.send({ kind: 'swap', project: oscillator({ stop: '3' }) })
    bench.send({ kind: 'stop' })
    bench.send({ kind: 'trust', isOn: true })
    bench.runToEnd()
    expect(trusts(bench.reports)).toEqual([null])
  })
})

describe('the past of a run', () => {
  const operation = fc.oneof(
    fc.record({ kind: fc.constant('run' as const), batches: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('back' as const), times: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant('go-to' as const), part: fc.double({ min: 0, max: 1.1, noNaN: true }) }),
    fc.record({ kind: fc.constant('step' as const), times: fc.integer({ min: 1, max: 3 }) }),
  )

  it('comes back with the same bits, however one goes through it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('rk4', 'dp54', 'radau5'),
        fc.boolean(),
        fc.array(operation, { minLength: 1, maxLength: 8 }),
        (solver, canShareMemory, operations) => {
          const project = oscillator({ solver, stop: '0.5' })
          const whole = simulateRows(project)
          const bench = createBench({ canShareMemory, millisecondsPerLook: 2 })
          bench.send({ kind: 'start', project, pace: Infinity, startPaused: true })
          for (const asked of operations) {
            if (asked.kind === 'run') {
              bench.send({ kind: 'resume' })
              for (let i = 0; i < asked.batches; i += 1) bench.pass(0.1)
              bench.read()
              bench.send({ kind: 'pause' })
            } else if (asked.kind === 'back') {
              for (let i = 0; i < asked.times; i += 1) bench.send({ kind: 'step-back' })
            } else if (asked.kind === 'step') {
              for (let i = 0; i < asked.times; i += 1) {
                bench.send({ kind: 'step' })
                bench.pass(50)
              }
            } else bench.send({ kind: 'go-to', timeSeconds: asked.part * 0.5 })
            bench.read()
            expect(bench.rows).toEqual(whole.slice(0, bench.rows.length))
          }
          bench.send({ kind: 'resume' })
          bench.runToEnd()
          expect(bench.rows).toEqual(whole)
        },
      ),
      { numRuns: 40 },
    )
  })

  const timeShown = (bench: ReturnType<typeof createBench>) => {
    const report = bench.reports.findLast(({ kind }) => kind === 'rewound')
    return report?.kind === 'rewound' ? report.progress.timeSeconds : Number.NaN
  }

  it('is there when the run is over, one step before the end and at any time', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), ...FULL })
    bench.runToEnd()
    bench.send({ kind: 'step-back' })
    expect(timeShown(bench)).toBe(1.999)
    bench.send({ kind: 'go-to', timeSeconds: 0.5 })
    expect(timeShown(bench)).toBe(0.5)
    expect(bench.rows).toHaveLength(501)
    bench.send({ kind: 'go-to', timeSeconds: -1 })
    expect(timeShown(bench)).toBe(0)
    bench.send({ kind: 'step-back' })
    expect(timeShown(bench)).toBe(0)
    bench.send({ kind: 'resume' })
    bench.runToEnd()
    expect(bench.rows).toEqual(simulateRows(oscillator()))
  })

  it('has the gains of then; going on has those of now', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), pace: Infinity, startPaused: true })
    const started = bench.reports.find(report => report.kind === 'started')
    const gain = started?.kind === 'started' && started.parameters.find(({ name }) => name === 'spring.gain')
    if (!gain) throw new Error('The spring has a gain.')
    const step = (times: number) => {
      for (let i = 0; i < times; i += 1) {
        bench.send({ kind: 'step' })
        bench.pass(50)
      }
      bench.read()
    }
    step(5)
    bench.send({ kind: 'tune', writes: [{ address: gain.address, value: 900 }] })
    step(5)
    const rows = bench.rows.map(row => [...row])
    for (let i = 0; i < 3; i += 1) bench.send({ kind: 'step-back' })
    expect(bench.rows).toEqual(rows.slice(0, 8))
    step(3)
    expect(bench.rows).toEqual(rows)
    for (let i = 0; i < 9; i += 1) bench.send({ kind: 'step-back' })
    step(1)
    expect(bench.rows).toHaveLength(3)
    const fresh = bench.rows.map(row => [...row])
    bench.send({ kind: 'step-back' })
    step(1)
    expect(bench.rows).toEqual(fresh)
    step(8)
    expect(bench.rows[10]).not.toEqual(rows[10])
  })
})

describe('run session', () => {
  it.each([true, false])('gives the same bits as simulate (shared memory: %s)', canShareMemory => {
    // A page that is not isolated does not even have the name.
    if (!canShareMemory) vi.stubGlobal('SharedArrayBuffer', undefined)
    const project = oscillator()
    const bench = createBench({ canShareMemory })
    bench.send({ kind: 'start', project, ...FULL })
    expect(bench.runToEnd()).toMatchObject({
      kind: 'finished',
      reason: 'stop-time',
      progress: { tick: 2000, timeSeconds: 2 },
    })
    expect(bench.rows).toEqual(simulateRows(project))
  })

  it.each(readdirSync(EXAMPLES).filter(name => name.endsWith('.loop')))(
    'gives the same bits for %s',
    name => {
      const { project } = readProject(readFileSync(new URL(name, EXAMPLES), 'utf8'))
      if (!project) throw new Error(`${name} cannot be read.`)
      const bench = createBench()
      bench.send({ kind: 'start', project, ...FULL })
      expect(bench.runToEnd()).toMatchObject({ kind: 'finished', reason: 'stop-time' })
      const expected = simulateRows(project)
      expect(bench.rows.length).toBe(expected.length)
      expect(
        bench.rows.findIndex((row, i) => row.some((value, k) => !Object.is(value, expected[i]?.[k]))),
      ).toBe(-1)
    },
  )

  it.each([true, false])(
    'goes on as if nothing had happened when nothing was edited (shared: %s)',
    canShareMemory => {
      const project = oscillator()
      const bench = createBench({ canShareMemory })
      bench.send({ kind: 'start', project, pace: 1, startPaused: false })
      for (let i = 0; i < 5; i++) {
        bench.pass(123)
        bench.read()
        bench.send({ kind: 'swap', project })
      }
      bench.send({ kind: 'pace', pace: Infinity })
      expect(bench.runToEnd()).toMatchObject({ kind: 'finished', progress: { tick: 2000 } })
      expect(bench.kinds()).toEqual(['started', ...Array<string>(5).fill('swapped'), 'finished'])
      // The point at which a project takes over is there from both sides.
      const once = bench.rows.filter((row, i) => row[0] !== bench.rows[i + 1]?.[0])
      expect(once).toEqual(simulateRows(project))
      expect(bench.rows).toHaveLength(once.length + 5)
    },
  )

  it('goes on with an edited project from the states that it finds', () => {
    const project = oscillator({ stop: '1000' })
    const { main } = project.models
    if (!main) throw new Error('There is no main model.')
    const { damping: _, ...blocks } = main.blocks
    const connections = main.connections.filter(
      ({ from, to }) => from.block !== 'damping' && to.block !== 'damping',
    )
    const edited = { ...project, models: { main: { ...main, blocks, connections } } }
    const bench = createBench()
    bench.send({ kind: 'start', project, pace: 1, startPaused: false })
    bench.pass(500)
    bench.send({ kind: 'pause' })
    bench.read()
    const before = bench.rows.at(-1)
    bench.send({ kind: 'swap', project: edited })
    bench.read()
    expect(bench.kinds()).toEqual(['started', 'paused', 'swapped', 'paused'])
    expect(bench.rows.at(-1)).toEqual(before)
    bench.send({ kind: 'step' })
    bench.pass(5)
    bench.read()
    expect(bench.rows.at(-1)?.[0]).toBeCloseTo((before?.[0] ?? 0) + 1e-3, 12)
  })

  it('goes on as it was where the edited project does not compile', () => {
    const project = oscillator({ stop: '1' })
    const { main } = project.models
    if (!main) throw new Error('There is no main model.')
    const broken = { ...main.blocks, damping: { type: 'math/gone', parameters: {} } }
    const bench = createBench()
    bench.send({ kind: 'start', project, pace: 1, startPaused: false })
    bench.pass(200)
    bench.send({ kind: 'swap', project: { ...project, models: { main: { ...main, blocks: broken } } } })
    bench.send({ kind: 'pace', pace: Infinity })
    expect(bench.runToEnd()?.kind).toBe('finished')
    expect(bench.kinds()).toEqual(['started', 'kept', 'finished'])
    expect(bench.rows).toEqual(simulateRows(project))
  })

  it('gives the same bits however it is paused, stepped and paced', () => {
    const project = oscillator({ stop: '0.3' })
    const expected = simulateRows(project)
    const request = fc.oneof(
      fc.constant<RunRequest>({ kind: 'pause' }),
      fc.constant<RunRequest>({ kind: 'resume' }),
      fc.constant<RunRequest>({ kind: 'step' }),
      fc.constantFrom(0.1, 1, 10, Infinity).map((pace): RunRequest => ({ kind: 'pace', pace })),
    )
    const script = fc.array(fc.record({ request, wait: fc.nat(30), isRead: fc.boolean() }), { maxLength: 30 })
    fc.assert(
      fc.property(script, fc.boolean(), fc.boolean(), (steps, startPaused, canShareMemory) => {
        const bench = createBench({ canShareMemory })
        bench.send({ kind: 'start', project, pace: 1, startPaused })
        for (const step of steps) {
          bench.send(step.request)
          bench.pass(step.wait)
          if (step.isRead) bench.read()
        }
        bench.send({ kind: 'pace', pace: Infinity })
        bench.send({ kind: 'resume' })
        expect(bench.runToEnd()?.kind).toBe('finished')
        expect(bench.rows).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  it('keeps simulated time at the pace', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), pace: 0.5, startPaused: false })
    for (let i = 0; i < 100; i++) {
      bench.pass(10)
      bench.read()
    }
    expect(bench.rows.at(-1)?.[0]).toBeCloseTo(0.5, 1)
    const progress = bench.reports.filter(report => report.kind === 'progress')
    expect(progress.length).toBeGreaterThan(15)
    expect(progress.length).toBeLessThanOrEqual(22)
    expect(progress.at(-1)?.progress.realTimeFactor).toBeCloseTo(0.5, 1)
  })

  it('tells what checks noted once, before the end', () => {
    const project = oscillator()
    const { main } = project.models
    const check = { type: 'checks/check-range', parameters: { upper: '0.5', action: 'mark' } }
    const from = { block: 'drive', port: 'y' }
    const marked: Project = {
      ...project,
      models: {
        main: {
          parameters: {},
          blocks: { ...main?.blocks, check },
          connections: [...(main?.connections ?? []), { from, to: { block: 'check', port: 'u' } }],
        },
      },
    }
    const bench = createBench()
    bench.send({ kind: 'start', project: marked, ...FULL })
    const last = bench.runToEnd()
    const noticed = bench.reports.flatMap(report => (report.kind === 'noticed' ? [report.notices] : []))
    expect(noticed.at(-1)).toMatchObject([{ action: 'mark', block: 'check', count: 3 }])
    expect(new Set(noticed.map(([notice]) => notice?.count)).size).toBe(noticed.length)
    expect(last?.kind).toBe('finished')
  })

  it('stops at the step where it is told to and says no more', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), pace: 1, startPaused: false })
    bench.pass(100)
    bench.send({ kind: 'stop' })
    bench.send({ kind: 'resume' })
    bench.pass(1000)
    expect(bench.kinds()).toEqual(['started', 'finished'])
    expect(bench.reports.at(-1)).toMatchObject({ reason: 'stopped' })
    expect(bench.isIdle()).toBe(true)
  })

  it('takes one major step for each that is asked, also in a row', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), pace: Infinity, startPaused: true })
    bench.send({ kind: 'step' })
    bench.pass(20)
    bench.send({ kind: 'step' })
    bench.send({ kind: 'step' })
    bench.pass(20)
    bench.read()
    expect(bench.rows.map(row => row[0])).toEqual([0, 0.001, 0.002, 0.003])
    expect(bench.kinds()).toEqual(['started', 'paused', 'paused', 'paused'])
  })

  it.each([true, false])('waits for the reader and loses nothing (shared memory: %s)', canShareMemory => {
    const project = oscillator({ stop: '80' })
    const bench = createBench({ canShareMemory })
    bench.send({ kind: 'start', project, ...FULL })
    bench.pass(20_000)
    const progress = bench.reports.filter(report => report.kind === 'progress').at(-1)
    expect(progress?.progress.tick).toBe(65_535)
    expect(bench.runToEnd()?.kind).toBe('finished')
    expect(bench.rows.map(row => row[0])).toEqual(Array.from({ length: 80_001 }, (_, k) => k / 1000))
  })

  it('tunes between two steps: from there on the run is the one with the new value', () => {
    const project = oscillator({ stop: '0.2' })
    const bench = createBench()
    bench.send({ kind: 'start', project, pace: Infinity, startPaused: true })
    const started = bench.reports[0]
    if (started?.kind !== 'started') throw new Error('The run did not start.')
    const spring = started.parameters.find(({ name }) => name === 'spring.gain')
    expect(spring?.width).toBe(1)
    bench.send({ kind: 'tune', writes: [{ address: spring?.address ?? -1, value: 12 }] })
    bench.send({ kind: 'resume' })
    bench.runToEnd()
    const { models } = project
    const blocks = { ...models.main?.blocks, spring: { type: 'math/gain', parameters: { gain: '12' } } }
    const tuned = {
      ...project,
      models: { main: { parameters: {}, connections: models.main?.connections ?? [], blocks } },
    }
    expect(bench.rows).toEqual(simulateRows(tuned))
  })

  it('keeps a value that was set for one step at least where the next one is to come after it', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), pace: Infinity, startPaused: true })
    const started = bench.reports[0]
    if (started?.kind !== 'started') throw new Error('The run did not start.')
    const address = started.parameters.find(({ name }) => name === 'spring.gain')?.address ?? -1
    const memory = new Float64Array(started.memory ?? new SharedArrayBuffer(0))
    const before = memory[address] ?? Number.NaN
    bench.send({ kind: 'tune', writes: [{ address, value: 900 }] })
    bench.send({ kind: 'tune', writes: [{ address, value: before }], afterStep: true })
    expect(memory[address]).toBe(900)
    bench.send({ kind: 'step' })
    bench.pass(50)
    expect(memory[address]).toBe(before)
    bench.send({ kind: 'tune', writes: [{ address, value: 900 }] })
    bench.send({ kind: 'tune', writes: [{ address, value: before }], afterStep: true })
    bench.send({ kind: 'tune', writes: [{ address, value: 800 }] })
    bench.send({ kind: 'step' })
    bench.pass(50)
    expect(memory[address]).toBe(800)
    bench.send({ kind: 'tune', writes: [{ address, value: before }], afterStep: true })
    expect(memory[address]).toBe(before)
  })

  it('refuses a project with errors, and starts another one after it', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator({ step: '0' }), ...FULL })
    expect(bench.reports).toMatchObject([{ kind: 'refused', diagnostics: [{ code: 'bad-setting' }] }])
    bench.send({ kind: 'start', project: oscillator(), ...FULL })
    expect(bench.runToEnd()?.kind).toBe('finished')
  })

  it('forgets a run when another one starts', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), pace: 0.01, startPaused: false })
    bench.pass(50)
    bench.send({ kind: 'start', project: oscillator({ stop: '0.1' }), ...FULL })
    bench.runToEnd()
    expect(bench.kinds()).toEqual(['started', 'started', 'finished'])
    expect(bench.rows).toHaveLength(101)
  })

  it('reports where values stop being finite, with all rows up to there', () => {
    const project = oscillator({ stop: '100', step: '0.1', solver: 'euler' })
    const { models } = project
    const blocks = { ...models.main?.blocks, damping: { type: 'math/gain', parameters: { gain: '-1e9' } } }
    const unstable = {
      ...project,
      models: { main: { parameters: {}, connections: models.main?.connections ?? [], blocks } },
    }
    const bench = createBench()
    bench.send({ kind: 'start', project: unstable, ...FULL })
    const last = bench.runToEnd()
    expect(last).toMatchObject({ kind: 'failed', diagnostic: { code: 'not-finite' } })
    expect(bench.rows).toEqual(simulateRows(unstable))
  })
})

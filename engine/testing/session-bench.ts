/** A run session on a clock of its own, which takes all that it reports as the window does. */
import { builtInLibraries } from '../../plugins/libraries.ts'
import { createRegistry } from '../block/registry.ts'
import { compile } from '../compile/compile.ts'
import { createProject, type Project } from '../model/project.ts'
import { simulate } from '../simulate/simulate.ts'
import type { RunReport, RunRequest } from '../worker/messages.ts'
import { createRunSession, type RunSession } from '../worker/run-session.ts'
import { createRingReader, type SampleRingReader } from '../worker/sample-ring.ts'

export const registry = createRegistry(builtInLibraries)

/** A damped oscillator driven by a sine, with a gain to tune and a vector signal to see. */
export function oscillator(settings: Partial<Project['settings']> = {}): Project {
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
export function createBench(options: { canShareMemory?: boolean; millisecondsPerLook?: number } = {}) {
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

export function simulateRows(project: Project): number[][] {
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

/** As fast as it can, to the end. */
export const FULL = { pace: Infinity, startPaused: false }

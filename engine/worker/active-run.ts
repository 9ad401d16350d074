/** A run under way: paces its batches, obeys what is asked between them, and reports. */
import type { Program } from '../compile/program.ts'
import type { ThreadHost } from '../engines/compiled/team-control.ts'
import type { Instant } from '../simulate/carry-over.ts'
import { chooseEngine } from '../simulate/choose-engine.ts'
import { countEvaluations } from '../simulate/profile.ts'
import { createRun, type Run } from '../simulate/run.ts'
import type { TrustRequest } from '../simulate/trust.ts'
import { createBatchSize } from './batch-size.ts'
import { describeProgram, listRecorded } from './describe-run.ts'
import type { Progress, RunDescription, RunRequest } from './messages.ts'
import { createNoticeReports } from './notice-reports.ts'
import { createPace } from './pace.ts'
import { createRunHistory } from './run-history.ts'
import { createRunProfile, type RunProfile } from './run-profile.ts'
import { createSampleRing } from './sample-ring.ts'
import { createMessageSink, createRingSink, type PostReport } from './sample-sink.ts'
import { createSpeedMeter } from './speed-meter.ts'
import { createTuning } from './tuning.ts'

/** What a session needs of the thread that it lives in. */
export interface SessionPort {
  readonly post: PostReport
  /** Milliseconds that only grow. */
  readonly now: () => number
  /** Calls back once messages that wait have been received, and no earlier than after this time. */
  readonly defer: (continuation: () => void, milliseconds: number) => void
  readonly canShareMemory: boolean
  /** What starts threads; so many, or null for as many as are of use. */
  readonly createThreads?: (threads: number | null) => ThreadHost
}

export interface RunSettings {
  readonly pace: number
  readonly startPaused: boolean
  readonly isProfiled: boolean
  readonly threads: number | null
}

export interface ActiveRun {
  /** Obeys a request about this run; must be none of `start`, `swap` and `trust`. */
  readonly receive: (request: Exclude<RunRequest, { kind: 'start' | 'swap' | 'trust' }>) => void
  /** What repeats it from its start to where it is over; null before that, and where it went on from another run. */
  readonly repetition: () => Repetition | null
  /** Ends without a word, for a run of the edited project to go on from here; null where it is over already. */
  readonly leave: () => Departure | null
  /** Ends without a word: another run begins. */
  readonly abandon: () => void
}

type Repetition = Pick<
  TrustRequest,
  'program' | 'solver' | 'signals' | 'createEngine' | 'changes' | 'untilSeconds'
>

const PROGRESS_MILLISECONDS = 50
/** Where the pace leaves time between ticks, batches come this often at most. */
const LEAST_WAIT_MILLISECONDS = 4
/** For the reader to make room: about a frame's fraction. */
const FULL_RING_WAIT_MILLISECONDS = 2

type Mode = 'running' | 'stepping' | 'paused' | 'over'

/** Where a run was left, and how it was run. */
export interface Departure extends Instant {
  readonly pace: number
  readonly isPaused: boolean
}

export function beginRun(
  port: SessionPort,
  program: Program,
  options: RunSettings,
  diagnostics: RunDescription['diagnostics'],
  before: Departure | null = null,
): ActiveRun {
  const { signals, addresses } = listRecorded(program)
  const rowLength = 1 + addresses.length
  const ring = port.canShareMemory ? createSampleRing(rowLength) : null
  const sink = ring ? createRingSink(ring) : createMessageSink(rowLength, port.post)
  const threads = port.canShareMemory ? (port.createThreads?.(options.threads) ?? null) : null
  const engine = chooseEngine('auto', threads)
  const counted = countEvaluations(engine.create)
  const run = createRun(program, {
    createEngine: counted.create,
    isShared: port.canShareMemory,
    sink: {
      addresses,
      take: (rows, count) => {
        if (history.count(count)) sink.write(rows, count)
      },
    },
  })
  const memory = run.memory
  const history = createRunHistory(run)

  const pace = createPace(run, options.pace)
  const batch = createBatchSize()
  const meter = createSpeedMeter()
  const tuning = createTuning(run, history)
  const reportNotices = createNoticeReports(run, port.post)
  let mode: Mode = 'paused'
  let stepsAsked = 0
  let paceAsked = options.pace
  let lastProgressAt = Number.NEGATIVE_INFINITY
  let scheduled = 0
  let profile: RunProfile | null = null

  function schedule(milliseconds: number): void {
    const ticket = ++scheduled
    port.defer(() => {
      if (ticket === scheduled && (mode === 'running' || mode === 'stepping')) runBatch()
    }, milliseconds)
  }

  function runBatch(): void {
    const begun = port.now()
    const isStepping = mode === 'stepping'
    const due = isStepping ? { steps: stepsAsked, until: Number.POSITIVE_INFINITY } : pace.findDue(begun)
    const room = Math.floor(sink.room() / run.rowsPerStep)
    const most = isStepping ? Number.POSITIVE_INFINITY : batch.ticks()
    // Writes that wait for one step come after one.
    const steps = Math.min(due.steps, tuning.isWaiting() ? 1 : most, room)
    if (steps > 0) compute(steps, due.until, begun)
    if (mode === 'over') return
    if (mode === 'stepping') stepsAsked -= steps
    if (mode === 'stepping' && stepsAsked === 0) {
      pause()
      return
    }
    reportProgress(port.now())
    schedule(room === 0 ? FULL_RING_WAIT_MILLISECONDS : findWait())
  }

  function findWait(): number {
    const wait = pace.findWait(port.now())
    return wait === 0 ? 0 : Math.min(PROGRESS_MILLISECONDS, Math.max(LEAST_WAIT_MILLISECONDS, wait))
  }

  function compute(steps: number, until: number, begun: number): void {
    const before = run.steps
    const from = run.timeSeconds
    history.leave()
    run.advance(steps, until)
    sink.publish()
    history.note()
    tuning.catchUp()
    const elapsed = port.now() - begun
    meter.add(run.steps - before, run.timeSeconds - from, elapsed)
    batch.learn(run.isFinished ? steps : run.steps - before, elapsed)
    profile?.sample(elapsed)
    endIfOver()
  }

  function endIfOver(): void {
    if (run.isFinished) reportNotices()
    if (run.fault) {
      const progress = end()
      port.post({ kind: 'failed', diagnostic: run.fault, progress })
    } else if (run.isFinished) {
      port.post({ kind: 'finished', reason: 'stop-time', progress: end() })
    }
  }

  function end(): Progress {
    mode = 'over'
    meter.rest(port.now())
    // Threads end with the run; without them its past can still be gone back to.
    if (engine.name === 'threaded') run.close()
    profile?.complete()
    return meter.average(port.now(), run)
  }

  function go(): void {
    mode = 'running'
    const now = port.now()
    pace.anchor(now)
    meter.begin(now)
    schedule(0)
  }

  function pause(): void {
    mode = 'paused'
    reportNotices()
    const now = port.now()
    meter.rest(now)
    port.post({ kind: 'paused', progress: meter.measure(now, run) })
    profile?.complete()
  }

  function rewind(go: () => void): void {
    // Its threads are gone, so it stays where it is, and says so.
    const isFixed = mode === 'over' && engine.name === 'threaded'
    if (!isFixed) {
      scheduled++
      go()
      mode = 'paused'
    }
    port.post({ kind: 'rewound', progress: meter.measure(port.now(), run), rows: history.rows() })
    if (isFixed) port.post({ kind: 'finished', reason: 'stopped', progress: meter.average(port.now(), run) })
  }

  function setProfile(isOn: boolean): void {
    if (isOn === (profile !== null)) return
    profile?.end()
    profile = isOn
      ? createRunProfile(port, {
          run,
          engine: engine.name,
          evaluations: counted.perStep,
          computeSeconds: () => meter.average(port.now(), run).computeSeconds,
        })
      : null
    if (mode === 'paused' || mode === 'over') profile?.complete()
  }

  function reportProgress(now: number): void {
    if (now - lastProgressAt < PROGRESS_MILLISECONDS) return
    lastProgressAt = now
    reportNotices()
    port.post({ kind: 'progress', progress: meter.measure(now, run) })
  }

  port.post({
    kind: before ? 'swapped' : 'started',
    diagnostics,
    signals,
    ...describeProgram(program),
    // Where memory cannot be shared, not even the name SharedArrayBuffer exists.
    memory: port.canShareMemory && memory.buffer instanceof SharedArrayBuffer ? memory.buffer : null,
    ring,
    engine: { name: engine.name, why: engine.why },
    solver: run.solver,
  })
  if (options.isProfiled) setProfile(true)
  startRun(run)

  function startRun(fresh: Run): void {
    if (before) fresh.startFrom(before)
    else fresh.start()
    sink.publish()
    history.note()
    endIfOver()
    if (mode === 'over') return
    if (options.startPaused) pause()
    else go()
  }

  return {
    receive: request => {
      if (request.kind === 'profile') setProfile(request.isOn)
      if (request.kind === 'step-back') rewind(history.stepBack)
      if (request.kind === 'go-to') rewind(() => history.goTo(request.timeSeconds))
      if (mode === 'over') return
      switch (request.kind) {
        case 'pause':
          if (mode !== 'paused') pause()
          break
        case 'resume':
          if (mode === 'running') break
          port.post({ kind: 'resumed' })
          go()
          break
        case 'step':
          if (mode !== 'stepping') stepsAsked = 0
          stepsAsked++
          mode = 'stepping'
          meter.begin(port.now())
          schedule(0)
          break
        case 'stop':
          reportNotices()
          port.post({ kind: 'finished', reason: 'stopped', progress: end() })
          break
        case 'pace':
          paceAsked = request.pace
          pace.set(request.pace, port.now())
          meter.restart(port.now())
          if (mode === 'running') schedule(0)
          break
        case 'tune':
          tuning.write(request.writes, request.afterStep ?? false)
          break
        case 'consumed':
          sink.credit(request.rows)
          break
      }
    },
    repetition: () =>
      mode !== 'over' || before
        ? null
        : {
            program,
            solver: run.solver.id,
            signals: program.recordings.map(({ signal }) => signal),
            createEngine: chooseEngine('auto').create,
            changes: history.changes(),
            untilSeconds: run.timeSeconds,
          },
    abandon: () => {
      mode = 'over'
      run.close()
      profile?.end()
    },
    leave: () => {
      if (mode === 'over') return null
      const isPaused = mode === 'paused'
      mode = 'over'
      run.close()
      profile?.end()
      return { program, memory, timeSeconds: run.timeSeconds, pace: paceAsked, isPaused }
    },
  }
}

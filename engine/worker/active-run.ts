/** A run under way: takes batches at its pace, obeys what is asked between them, and reports. */
import type { Program } from '../compile/program.ts'
import type { Instant } from '../simulate/carry-over.ts'
import { chooseEngine } from '../simulate/choose-engine.ts'
import type { TrustRequest } from '../simulate/trust-interface.ts'
import { createBatches } from './batches.ts'
import type { Progress, RunDescription, RunRequest } from './messages.ts'
import { createNoticeReports } from './notice-reports.ts'
import { createPace } from './pace.ts'
import { createRecordedRun } from './recorded-run.ts'
import { createProfileSwitch } from './run-profile.ts'
import type { SessionPort } from './session-port.ts'
import { createSpeedMeter } from './speed-meter.ts'
import { createTuning } from './tuning.ts'

export interface RunSettings {
  readonly pace: number
  readonly startPaused: boolean
  readonly isProfiled: boolean
  readonly threads: number | null
}

/** A request about the run itself. */
type OwnRequest = Exclude<RunRequest, { kind: 'start' | 'swap' | 'trust' }>

export interface ActiveRun {
  readonly receive: (request: OwnRequest) => void
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

/** Where a run was left, and how it was run. */
export interface Departure extends Instant {
  readonly pace: number
  readonly isPaused: boolean
}

const PROGRESS_MILLISECONDS = 50
/** Where the pace leaves time between ticks, batches come this often at most. */
const LEAST_WAIT_MILLISECONDS = 4
/** For the reader to make room: about a frame's fraction. */
const FULL_RING_WAIT_MILLISECONDS = 2

type Mode = 'running' | 'stepping' | 'paused' | 'over'

export function beginRun(
  port: SessionPort,
  program: Program,
  settings: RunSettings,
  diagnostics: RunDescription['diagnostics'],
  before: Departure | null = null,
): ActiveRun {
  const { post, now } = port
  const recorded = createRecordedRun(port, program, settings.threads)
  const { run, engine, sink, history } = recorded
  const pace = createPace(run, settings.pace)
  const meter = createSpeedMeter()
  const tuning = createTuning(run, history)
  const batches = createBatches({ recorded, pace, tuning, meter, now })
  const reportNotices = createNoticeReports(run, post)
  const profile = createProfileSwitch(port, {
    run,
    engine: engine.name,
    evaluations: recorded.evaluations,
    computeSeconds: () => meter.average(now(), run).computeSeconds,
  })
  let mode: Mode = 'paused'
  let stepsAsked = 0
  let paceAsked = settings.pace
  let lastProgressAt = Number.NEGATIVE_INFINITY
  let scheduled = 0

  function schedule(milliseconds: number): void {
    const ticket = ++scheduled
    port.defer(() => {
      if (ticket === scheduled && (mode === 'running' || mode === 'stepping')) takeBatch()
    }, milliseconds)
  }

  function takeBatch(): void {
    const { steps, milliseconds, isFull } = batches.take(mode === 'stepping' ? stepsAsked : null)
    if (steps > 0) {
      profile.sample(milliseconds)
      endIfOver()
    }
    if (mode === 'over') return
    if (mode === 'stepping') stepsAsked -= steps
    if (mode === 'stepping' && stepsAsked === 0) {
      pause()
      return
    }
    reportProgress(now())
    schedule(isFull ? FULL_RING_WAIT_MILLISECONDS : findWait())
  }

  function findWait(): number {
    const wait = pace.findWait(now())
    return wait === 0 ? 0 : Math.min(PROGRESS_MILLISECONDS, Math.max(LEAST_WAIT_MILLISECONDS, wait))
  }

  function endIfOver(): void {
    if (run.isFinished) reportNotices()
    if (run.fault) {
      const progress = end()
      post({ kind: 'failed', diagnostic: run.fault, progress })
    } else if (run.isFinished) {
      post({ kind: 'finished', reason: 'stop-time', progress: end() })
    }
  }

  function end(): Progress {
    mode = 'over'
    meter.rest(now())
    // Threads end with the run; without them its past can still be gone back to.
    if (engine.name === 'threaded') run.close()
    profile.complete()
    return meter.average(now(), run)
  }

  function endWithoutWord(): void {
    mode = 'over'
    run.close()
    profile.end()
  }

  function start(): void {
    if (before) run.startFrom(before)
    else run.start()
    sink.publish()
    history.note()
    endIfOver()
    if (mode === 'over') return
    if (settings.startPaused) pause()
    else go()
  }

  function go(): void {
    mode = 'running'
    pace.anchor(now())
    meter.begin(now())
    schedule(0)
  }

  function pause(): void {
    mode = 'paused'
    reportNotices()
    meter.rest(now())
    post({ kind: 'paused', progress: meter.measure(now(), run) })
    profile.complete()
  }

  function step(): void {
    if (mode !== 'stepping') stepsAsked = 0
    stepsAsked++
    mode = 'stepping'
    meter.begin(now())
    schedule(0)
  }

  function rewind(go: () => void): void {
    // Its threads are gone, so it stays where it is, and says so.
    const isFixed = mode === 'over' && engine.name === 'threaded'
    if (!isFixed) {
      scheduled++
      go()
      mode = 'paused'
    }
    post({ kind: 'rewound', progress: meter.measure(now(), run), rows: history.rows() })
    if (isFixed) post({ kind: 'finished', reason: 'stopped', progress: meter.average(now(), run) })
  }

  function setPace(value: number): void {
    paceAsked = value
    pace.set(value, now())
    meter.restart(now())
    if (mode === 'running') schedule(0)
  }

  function setProfiled(isOn: boolean): void {
    if (profile.set(isOn) && (mode === 'paused' || mode === 'over')) profile.complete()
  }

  function reportProgress(at: number): void {
    if (at - lastProgressAt < PROGRESS_MILLISECONDS) return
    lastProgressAt = at
    reportNotices()
    post({ kind: 'progress', progress: meter.measure(at, run) })
  }

  function receive(request: OwnRequest): void {
    if (request.kind === 'profile') setProfiled(request.isOn)
    if (request.kind === 'step-back') rewind(history.stepBack)
    if (request.kind === 'go-to') rewind(() => history.goTo(request.timeSeconds))
    if (mode === 'over') return
    switch (request.kind) {
      case 'pause':
        if (mode !== 'paused') pause()
        break
      case 'resume':
        if (mode === 'running') break
        post({ kind: 'resumed' })
        go()
        break
      case 'step':
        step()
        break
      case 'stop':
        reportNotices()
        post({ kind: 'finished', reason: 'stopped', progress: end() })
        break
      case 'pace':
        setPace(request.pace)
        break
      case 'tune':
        tuning.write(request.writes, request.afterStep ?? false)
        break
      case 'consumed':
        sink.credit(request.rows)
        break
    }
  }

  post({ kind: before ? 'swapped' : 'started', diagnostics, ...recorded.description })
  if (settings.isProfiled) setProfiled(true)
  start()

  return {
    receive,
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
    abandon: endWithoutWord,
    leave: () => {
      if (mode === 'over') return null
      const isPaused = mode === 'paused'
      endWithoutWord()
      return { program, memory: run.memory, timeSeconds: run.timeSeconds, pace: paceAsked, isPaused }
    },
  }
}

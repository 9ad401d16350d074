/**
 * Runs the open document: sends requests to the worker, turns its reports into state, keeps the run's parameters in
 * step with the document, and after the end runs anew, unseen, whenever a parameter changes.
 */
import type { StoreApi } from 'zustand'
import type {
  Diagnostic,
  Progress,
  Project,
  Registry,
  RunDescription,
  RunReport,
} from '../../engine/index.ts'
import { classifyChange } from '../kernels/change-kind.ts'
import { holdParameters, isSameParameter } from '../kernels/hold-parameters.ts'
import { readPace } from '../kernels/pace.ts'
import type { DocumentStore } from './document-store.ts'
import { createEarlierRun } from './earlier-run.ts'
import type { FileWriter } from './file-writer.ts'
import { canTakeOver, type EndedRun, judgeEnded, tuneRunning } from './follow-document.ts'
import type { FrameClock } from './frame-clock.ts'
import { createRewindLine } from './rewind-line.ts'
import { addNoticed, describeCrash, describeFullRecording } from './run-diagnostics.ts'
import { createRunJob, type RunJob } from './run-job.ts'
import { hasPast, NO_RUN, type RunActions, type RunState } from './run-state.ts'
import type { SpawnRunWorker } from './run-worker.ts'
import { createSilenceWatch } from './silence-watch.ts'
import { createTrustCheck } from './trust-check.ts'
import { createWorkerLine } from './worker-line.ts'

export interface RunControllerPorts {
  readonly state: { readonly set: (change: Partial<RunState>) => void; readonly get: () => RunState }
  readonly document: Pick<StoreApi<DocumentStore>, 'getState' | 'subscribe'>
  readonly registry: Registry
  readonly spawn: SpawnRunWorker
  readonly frames: Pick<FrameClock, 'onFeed' | 'request'>
  readonly timers: {
    readonly now: () => number
    /** Returns how to cancel. */
    readonly after: (milliseconds: number, callback: () => void) => () => void
  }
  /** The run pauses each time its samples have filled so much memory more; a window bears a few times the default. */
  readonly recordingBytes?: number
  /** Takes what runs that the user started are to write. */
  readonly files?: FileWriter
  /** How many threads a run is to take; null for as many as are of use. */
  readonly threads?: () => number | null
}

/** Stop waits this long for the run to end by itself. */
const STOP_MILLISECONDS = 300
/** Runs that take longer than this to compute are not run anew with every move of a slider. */
const LONGEST_REFRESH_SECONDS = 3

export function createRunController(ports: RunControllerPorts): RunActions {
  const { state, document, registry, frames, timers, recordingBytes = 2 ** 30 } = ports
  const earlier = createEarlierRun()
  const line = createWorkerLine({ spawn: ports.spawn, now: timers.now, onReport: receive, onCrash: crash })
  const trust = createTrustCheck({ state, post: line.post, redraw: frames.request })
  const rewinds = createRewindLine(line.post)
  const silence = createSilenceWatch({
    after: timers.after,
    silentMilliseconds: line.silentMilliseconds,
    isQuiet: () => state.get().status === 'paused',
    onChange: isUnresponsive => {
      if (isUnresponsive !== state.get().isUnresponsive) state.set({ isUnresponsive })
    },
  })
  let job: RunJob | null = null
  /** Projects that the run was asked to go on with and has not yet. */
  let edits: Project[] = []
  let ended: EndedRun | null = null
  let recordingLimit = recordingBytes
  let cancelStop = () => {}
  let isStopping = false
  /** The run that is over and could be gone back into. */
  let lastJob: RunJob | null = null

  const currentProject = () => document.getState().project
  /** The run that the user started, as opposed to a refresh. */
  const ownJob = () => (job?.purpose === 'run' ? job : null)

  function launch(purpose: RunJob['purpose'], startPaused: boolean): void {
    const project = currentProject()
    job = createRunJob(purpose, project, registry)
    const pace = purpose === 'run' ? readPace(project.settings.pace) : Infinity
    const { isProfiled } = state.get()
    const threads = ports.threads?.() ?? null
    line.post({ kind: 'start', project, pace, startPaused, isProfiled, threads })
    silence.begin()
    frames.request()
  }

  function receive(report: RunReport): void {
    if (report.kind === 'profile') {
      if (state.get().isProfiled) state.set({ profile: report.profile })
      return
    }
    if (report.kind === 'trusting' || report.kind === 'trusted') {
      trust.receive(report)
      return
    }
    if (job === null) return
    if (state.get().isUnresponsive) state.set({ isUnresponsive: false })
    drain()
    frames.request()
    switch (report.kind) {
      case 'refused':
        refuse(job, report.diagnostics)
        break
      case 'started':
        begin(job, report)
        break
      case 'swapped':
        takeOver(job, report)
        break
      case 'kept':
        edits.shift()
        state.set({ isOutOfDate: true })
        break
      case 'samples':
        line.post({ kind: 'consumed', rows: job.append(report.rows) })
        break
      case 'progress':
        if (job.purpose === 'run') {
          state.set({ progress: report.progress })
          ports.files?.flush()
        }
        pauseWhereFull(job)
        break
      case 'paused':
        state.set({ status: 'paused', progress: report.progress })
        break
      case 'rewound':
        standInPast(job, report)
        break
      case 'resumed':
        trust.forget()
        state.set({ status: 'running' })
        break
      case 'noticed':
        state.set({ notices: report.notices, diagnostics: addNoticed(state.get().diagnostics, report) })
        break
      case 'finished':
        end(job, report.reason === 'stop-time' ? 'finished' : 'stopped', report.progress, [])
        break
      case 'failed':
        end(job, 'failed', report.progress, [report.diagnostic])
        break
    }
  }

  function drain(): void {
    if (!rewinds.isAwaited()) job?.drain()
  }

  function rewind(request: Parameters<typeof rewinds.ask>[0]): void {
    job ??= lastJob
    if (!job || !hasPast(state.get())) return
    trust.end()
    drain()
    job.purpose = 'run'
    ended = null
    rewinds.ask(request)
    silence.begin()
    frames.request()
  }

  function goTo(timeSeconds: number): void {
    if (rewinds.isAwaited()) rewinds.want(timeSeconds)
    else rewind({ kind: 'go-to', timeSeconds })
  }

  function standInPast(running: RunJob, report: Extract<RunReport, { kind: 'rewound' }>): void {
    const next = rewinds.answer()
    running.recording()?.show(running.rowsBefore + report.rows)
    ports.files?.rewind()
    const { diagnostics } = state.get()
    const warnings = diagnostics.filter(
      ({ severity, code }) => severity !== 'error' && code !== 'memory-limit',
    )
    state.set({ status: 'paused', progress: report.progress, diagnostics: warnings })
    if (next !== null) rewind({ kind: 'go-to', timeSeconds: next })
  }

  function refuse(refused: RunJob, diagnostics: readonly Diagnostic[]): void {
    forgetJob()
    if (refused.purpose === 'refresh') state.set({ isOutOfDate: true })
    else state.set({ status: 'failed', diagnostics, progress: null })
  }

  function begin(started: RunJob, report: Extract<RunReport, { kind: 'started' }>): void {
    const recording = started.begin(report)
    if (started.purpose === 'refresh') return
    ports.files?.begin(report.files, recording)
    ended = null
    recordingLimit = recordingBytes
    earlier.forget()
    const values = started.values()
    state.set({ status: 'running', progress: null, recording, values, ghost: null, notices: [] })
    state.set(describeRun(report))
    tune(started)
  }

  /** The run goes on with the project as it was when the swap was asked for. */
  function takeOver(running: RunJob, report: Extract<RunReport, { kind: 'swapped' }>): void {
    const project = edits.shift()
    if (!project) return
    const recording = running.swap(project, report)
    ports.files?.begin(report.files, recording)
    state.set({ recording, values: running.values(), ...describeRun(report) })
    tune(running)
  }

  function pauseWhereFull(running: RunJob): void {
    const bytes = running.recording()?.bytes() ?? 0
    if (bytes < recordingLimit) return
    recordingLimit = bytes + recordingBytes
    line.post({ kind: 'pause' })
    const others = state.get().diagnostics.filter(({ code }) => code !== 'memory-limit')
    state.set({ diagnostics: [...others, describeFullRecording(bytes)] })
  }

  function end(
    finished: RunJob,
    status: 'finished' | 'stopped' | 'failed',
    progress: Progress,
    faults: readonly Diagnostic[],
  ): void {
    const recording = finished.recording()
    forgetJob()
    lastJob = finished
    if (recording === null) return
    const isRefresh = finished.purpose === 'refresh'
    if (!isRefresh) void ports.files?.end()
    const isQuick = progress.computeSeconds < LONGEST_REFRESH_SECONDS
    keep(finished, isRefresh || (status === 'finished' && isQuick))
    const warnings = state.get().diagnostics.filter(({ severity }) => severity !== 'error')
    const values = finished.values()
    state.set({ status, progress, recording, values, diagnostics: [...warnings, ...faults] })
    if (isRefresh) {
      state.set({ ghost: earlier.ghost(finished.tunables) })
      followEnded()
    }
    checkTrust()
  }

  /** Not of a run that another one replaces already, nor of one that failed: it has no end to come to. */
  function checkTrust(): void {
    const { status, isOutOfDate, trust: known } = state.get()
    const isOver = status === 'finished' || status === 'stopped'
    if (isOver && job === null && lastJob !== null && !isOutOfDate && known === null && !trust.isUnderWay())
      trust.begin()
  }

  function keep({ project, tunables, recording }: RunJob, canRefresh: boolean): void {
    const recorded = recording()
    ended = recorded && { project, tunables, recording: recorded, canRefresh }
  }

  function crash(message: string): void {
    const isLost = job !== null
    state.set({ trustProgress: null })
    forgetJob()
    if (isLost) state.set({ status: 'failed', diagnostics: [describeCrash(message)] })
  }

  /** The worker itself stays, so that the next run starts at once. */
  function forgetJob(): void {
    job = null
    lastJob = null
    rewinds.forget()
    edits = []
    isStopping = false
    cancelStop()
    silence.end()
    state.set({ isRefreshing: false, isUnresponsive: false })
  }

  function stop(): void {
    trust.end()
    if (job === null) return
    if (job.purpose === 'run' && state.get().isUnresponsive) {
      stopByForce()
      return
    }
    line.post({ kind: 'stop' })
    isStopping = true
    cancelStop()
    if (job.purpose === 'refresh') forgetJob()
    else cancelStop = timers.after(STOP_MILLISECONDS, stopByForce)
  }

  function stopByForce(): void {
    if (job === null) return
    job.drain()
    void ports.files?.end()
    keep(job, false)
    line.cut()
    forgetJob()
    state.set({ status: 'stopped' })
    line.warmUp()
  }

  function tune(running: RunJob, afterStep = false): void {
    const project = holdParameters(currentProject(), state.get().held)
    const { writes, isOutOfDate } = tuneRunning(running, project, registry)
    if (writes.length > 0) line.post({ kind: 'tune', writes, ...(afterStep ? { afterStep } : {}) })
    state.set({ isOutOfDate })
  }

  /** An edit that leaves the settings alone is taken over while it runs; others wait for the next run. */
  function followRunning(running: RunJob): void {
    const project = currentProject()
    if (!canTakeOver(edits.at(-1) ?? running.project, project, registry)) {
      if (edits.length === 0) tune(running)
      return
    }
    edits.push(project)
    line.post({ kind: 'swap', project })
  }

  /** After the end: runs anew where only parameter values differ, else says that the scopes are out of date. */
  function followEnded(): void {
    if (ended === null) return
    const judgement = judgeEnded(ended, currentProject(), registry)
    state.set({ isOutOfDate: judgement === 'out-of-date' })
    if (judgement === 'up-to-date') checkTrust()
    // A refresh under way comes back here at its end and takes the latest values then.
    if (judgement !== 'refresh' || job !== null) return
    launch('refresh', false)
    state.set({ isRefreshing: true })
  }

  function followDocument(now: DocumentStore, before: DocumentStore): void {
    const running = ownJob()
    const pace = readPace(now.project.settings.pace)
    if (running && pace !== readPace(before.project.settings.pace)) line.post({ kind: 'pace', pace })
    const { status, progress } = state.get()
    // Without a run nothing is known that a change could make untrue.
    if (status === 'idle' && running === null && ended === null) return
    if (classifyChange(before.project, now.project, registry) === 'none') return
    trust.forget()
    // Why a run was refused is no longer so, or is found again by the check of the document.
    if (status === 'failed' && progress === null) state.set({ status: 'idle', diagnostics: [] })
    if (running?.recording()) followRunning(running)
    else if (!running && ended) {
      earlier.note(now.mergeKey, ended)
      followEnded()
    }
  }

  function reset(): void {
    const { isProfiled, isTrustWanted } = state.get()
    if (job !== null || isProfiled || trust.isUnderWay()) {
      line.cut()
      line.warmUp()
    }
    forgetJob()
    ports.files?.forget()
    ended = null
    earlier.forget()
    state.set({ ...NO_RUN, isProfiled, isTrustWanted })
    frames.request()
  }

  document.subscribe((now, before) => {
    if (now.mergeKey === null) earlier.settle()
    if (now.project === before.project) return
    const isOpened = now.past.length === 0 && now.future.length === 0
    if (isOpened) reset()
    else followDocument(now, before)
  })

  frames.onFeed(() => {
    drain()
    return job !== null && state.get().status !== 'paused'
  })

  function start(startPaused: boolean): void {
    // What was asked to stop is replaced, and says nothing more.
    forgetJob()
    trust.forget()
    launch('run', startPaused)
    state.set({
      status: 'starting',
      progress: null,
      diagnostics: [],
      isOutOfDate: false,
      isRefreshing: false,
    })
  }

  return {
    warmUp: line.warmUp,
    start: () => {
      if (!ownJob() || isStopping) start(false)
      else if (state.get().status === 'paused') line.post({ kind: 'resume' })
    },
    pause: () => ownJob() && line.post({ kind: 'pause' }),
    resume: () => ownJob() && line.post({ kind: 'resume' }),
    step: () => {
      trust.forget()
      if (ownJob()) line.post({ kind: 'step' })
      else start(true)
    },
    stepBack: () => rewind({ kind: 'step-back' }),
    goTo,
    stop,
    hold: (parameter, isHeld) => {
      const others = state.get().held.filter(other => !isSameParameter(other, parameter))
      state.set({ held: isHeld ? [...others, parameter] : others })
      const running = ownJob()
      // While an edit waits to be taken over, the run is tuned when it has been.
      if (running?.recording() && edits.length === 0) tune(running, !isHeld)
    },
    setProfiled: isProfiled => {
      state.set({ isProfiled, profile: null })
      line.post({ kind: 'profile', isOn: isProfiled })
    },
    setTrustWanted: isTrustWanted => {
      trust.forget()
      state.set({ isTrustWanted })
      checkTrust()
    },
    clearGhost: () => {
      earlier.forget()
      state.set({ ghost: null })
      frames.request()
    },
  }
}

/** What the window shows of a run before its first sample. */
function describeRun(report: RunDescription): Partial<RunState> {
  const { diagnostics, signals, stepSeconds, stopSeconds, engine, solver } = report
  return { diagnostics, signals, stepSeconds, stopSeconds, engine, solver }
}

/** From what the worker says about the run to what the window shows of it. */
import type { Diagnostic, Progress, RunDescription, RunReport } from '../../engine/index.ts'
import type { AfterRun } from './after-run.ts'
import type { CurrentRun } from './current-run.ts'
import { createRecordingLimit } from './recording-limit.ts'
import { addNoticed } from './run-diagnostics.ts'
import type { RunJob } from './run-job.ts'
import type { RunPorts } from './run-ports.ts'
import type { RunState } from './run-state.ts'

type Report<Kind extends RunReport['kind']> = Extract<RunReport, { kind: Kind }>

/** Runs that take longer than this to compute are not run anew with every move of a slider. */
const LONGEST_REFRESH_SECONDS = 3

interface Parties {
  readonly run: CurrentRun
  readonly after: AfterRun
  /** Goes on to a place that was wanted while the run went to another. */
  readonly goTo: (timeSeconds: number) => void
}

export function createReportTaker(
  { state, frames, files, recordingBytes = 2 ** 30 }: RunPorts,
  { run, after, goTo }: Parties,
): (report: RunReport) => void {
  const limit = createRecordingLimit(recordingBytes, state, () => run.line.post({ kind: 'pause' }))

  return report => {
    if (report.kind === 'profile') {
      if (state.get().isProfiled) state.set({ profile: report.profile })
    } else if (report.kind === 'trusting' || report.kind === 'trusted') run.trust.receive(report)
    else if (run.job !== null) {
      if (state.get().isUnresponsive) state.set({ isUnresponsive: false })
      run.drain()
      frames.request()
      take(run.job, report)
    }
  }

  function take(job: RunJob, report: Exclude<RunReport, Report<'profile' | 'trusting' | 'trusted'>>): void {
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
        run.edits.answer()
        state.set({ isOutOfDate: true })
        break
      case 'samples':
        run.line.post({ kind: 'consumed', rows: job.append(report.rows) })
        break
      case 'progress':
        goOn(job, report)
        break
      case 'paused':
        state.set({ status: 'paused', progress: report.progress })
        break
      case 'rewound':
        standInPast(job, report)
        break
      case 'resumed':
        run.trust.forget()
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

  function refuse(refused: RunJob, diagnostics: readonly Diagnostic[]): void {
    run.forget()
    if (refused.purpose === 'refresh') state.set({ isOutOfDate: true })
    else state.set({ status: 'failed', diagnostics, progress: null })
  }

  function begin(started: RunJob, report: Report<'started'>): void {
    const recording = started.begin(report)
    if (started.purpose === 'refresh') return
    files?.begin(report.files, recording)
    after.drop()
    limit.begin()
    after.earlier.forget()
    const values = started.values()
    state.set({ status: 'running', progress: null, recording, values, ghost: null, notices: [] })
    state.set(describeRun(report))
    run.edits.follow(started)
  }

  /** The run goes on with the project as it was when the swap was asked for. */
  function takeOver(running: RunJob, report: Report<'swapped'>): void {
    const project = run.edits.answer()
    if (!project) return
    const recording = running.swap(project, report)
    files?.begin(report.files, recording)
    state.set({ recording, values: running.values(), ...describeRun(report) })
    run.edits.tune(running)
  }

  function goOn(running: RunJob, { progress }: Report<'progress'>): void {
    if (running.purpose === 'run') {
      state.set({ progress })
      files?.flush()
    }
    limit.check(running.recording())
  }

  function standInPast(running: RunJob, { rows, progress }: Report<'rewound'>): void {
    const next = run.rewinds.answer()
    running.recording()?.show(running.rowsBefore + rows)
    files?.rewind()
    const { diagnostics } = state.get()
    const warnings = diagnostics.filter(
      ({ severity, code }) => severity !== 'error' && code !== 'memory-limit',
    )
    state.set({ status: 'paused', progress, diagnostics: warnings })
    if (next !== null) goTo(next)
  }

  function end(
    finished: RunJob,
    status: 'finished' | 'stopped' | 'failed',
    progress: Progress,
    faults: readonly Diagnostic[],
  ): void {
    const recording = finished.recording()
    run.forget()
    run.lastJob = finished
    if (recording === null) return
    const isRefresh = finished.purpose === 'refresh'
    if (!isRefresh) void files?.end()
    const isQuick = progress.computeSeconds < LONGEST_REFRESH_SECONDS
    after.keep(finished, isRefresh || (status === 'finished' && isQuick))
    const warnings = state.get().diagnostics.filter(({ severity }) => severity !== 'error')
    const values = finished.values()
    state.set({ status, progress, recording, values, diagnostics: [...warnings, ...faults] })
    if (isRefresh) {
      state.set({ ghost: after.earlier.ghost(finished.tunables) })
      after.follow()
    }
    after.checkTrust()
  }
}

/** What the window shows of a run before its first sample. */
function describeRun(report: RunDescription): Partial<RunState> {
  const { diagnostics, signals, stepSeconds, stopSeconds, engine, solver } = report
  return { diagnostics, signals, stepSeconds, stopSeconds, engine, solver }
}

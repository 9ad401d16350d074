/**
 * Runs the open document: asks the worker for what the user wants, turns its reports into state, keeps the run's
 * parameters in step with the document, and after the end runs anew, unseen, whenever a parameter changes.
 */
import type { RunRequest } from '../../engine/index.ts'
import { isSameParameter } from '../kernels/hold-parameters.ts'
import { createAfterRun } from './after-run.ts'
import { createCurrentRun } from './current-run.ts'
import { followDocument } from './follow-document.ts'
import { describeCrash } from './run-diagnostics.ts'
import type { RunPorts } from './run-ports.ts'
import { hasPast, type RunActions } from './run-state.ts'
import { createReportTaker } from './take-report.ts'

export function createRunController(ports: RunPorts): RunActions {
  const { state, frames, files } = ports
  const run = createCurrentRun(ports, { onReport: report => takeReport(report), onCrash: crash })
  const after = createAfterRun(run, ports)
  const takeReport = createReportTaker(ports, { run, after, goTo })
  followDocument(ports, run, after)
  frames.onFeed(() => {
    run.drain()
    return run.job !== null && state.get().status !== 'paused'
  })

  function crash(message: string): void {
    const isLost = run.job !== null
    state.set({ trustProgress: null })
    run.forget()
    if (isLost) state.set({ status: 'failed', diagnostics: [describeCrash(message)] })
  }

  function start(startPaused: boolean): void {
    // What was asked to stop is replaced, and says nothing more.
    run.forget()
    run.trust.forget()
    run.launch('run', startPaused)
    state.set({
      status: 'starting',
      progress: null,
      diagnostics: [],
      isOutOfDate: false,
      isRefreshing: false,
    })
  }

  function stop(): void {
    run.trust.end()
    if (run.job === null) return
    if (run.job.purpose === 'run' && state.get().isUnresponsive) {
      stopByForce()
      return
    }
    run.line.post({ kind: 'stop' })
    if (run.job.purpose === 'refresh') run.forget()
    else run.stopping.begin(stopByForce)
  }

  function stopByForce(): void {
    if (run.job === null) return
    run.job.drain()
    void files?.end()
    after.keep(run.job, false)
    run.line.cut()
    run.forget()
    state.set({ status: 'stopped' })
    run.line.warmUp()
  }

  function rewind(request: Extract<RunRequest, { kind: 'step-back' | 'go-to' }>): void {
    run.job ??= run.lastJob
    if (!run.job || !hasPast(state.get())) return
    run.trust.end()
    run.drain()
    run.job.purpose = 'run'
    after.drop()
    run.rewinds.ask(request)
    run.silence.begin()
    frames.request()
  }

  function goTo(timeSeconds: number): void {
    if (run.rewinds.isAwaited()) run.rewinds.want(timeSeconds)
    else rewind({ kind: 'go-to', timeSeconds })
  }

  return {
    warmUp: run.line.warmUp,
    start: () => {
      if (!run.ownJob() || run.stopping.isOn()) start(false)
      else if (state.get().status === 'paused') run.line.post({ kind: 'resume' })
    },
    pause: () => run.ownJob() && run.line.post({ kind: 'pause' }),
    resume: () => run.ownJob() && run.line.post({ kind: 'resume' }),
    step: () => {
      run.trust.forget()
      if (run.ownJob()) run.line.post({ kind: 'step' })
      else start(true)
    },
    stepBack: () => rewind({ kind: 'step-back' }),
    goTo,
    stop,
    hold: (parameter, isHeld) => {
      const others = state.get().held.filter(other => !isSameParameter(other, parameter))
      state.set({ held: isHeld ? [...others, parameter] : others })
      const running = run.ownJob()
      // While an edit waits to be taken over, the run is tuned when it has been.
      if (running?.recording() && !run.edits.isAwaited()) run.edits.tune(running, !isHeld)
    },
    setProfiled: isProfiled => {
      state.set({ isProfiled, profile: null })
      run.line.post({ kind: 'profile', isOn: isProfiled })
    },
    setTrustWanted: isTrustWanted => {
      run.trust.forget()
      state.set({ isTrustWanted })
      after.checkTrust()
    },
    clearGhost: () => {
      after.earlier.forget()
      state.set({ ghost: null })
      frames.request()
    },
  }
}

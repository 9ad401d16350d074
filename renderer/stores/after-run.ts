/**
 * What is left to do when a run is over: it is run anew, unseen, as parameters change, with the run before behind it for
 * comparison, and it is repeated finer where the user wants to know how far it can be trusted.
 */
import type { CurrentRun } from './current-run.ts'
import { createEarlierRun, type EarlierRun } from './earlier-run.ts'
import { type EndedRun, judgeEnded } from './judge-change.ts'
import type { RunJob } from './run-job.ts'
import type { RunPorts } from './run-ports.ts'

export interface AfterRun {
  readonly earlier: EarlierRun
  /** The run that is shown, after its end. */
  readonly shown: () => EndedRun | null
  readonly keep: (job: RunJob, canRefresh: boolean) => void
  readonly drop: () => void
  /** Runs anew where only parameter values differ, else says that the scopes are out of date. */
  readonly follow: () => void
  readonly checkTrust: () => void
}

export function createAfterRun(run: CurrentRun, { state, document, registry }: RunPorts): AfterRun {
  let shown: EndedRun | null = null

  /** Not of a run that another one replaces already, nor of one that failed: it has no end to come to. */
  function checkTrust(): void {
    const { status, isOutOfDate, trust: known } = state.get()
    const isOver = (status === 'finished' || status === 'stopped') && run.job === null && run.lastJob !== null
    if (isOver && !isOutOfDate && known === null && !run.trust.isUnderWay()) run.trust.begin()
  }

  function follow(): void {
    if (shown === null) return
    const judgement = judgeEnded(shown, document.getState().project, registry)
    state.set({ isOutOfDate: judgement === 'out-of-date' })
    if (judgement === 'up-to-date') checkTrust()
    // A refresh under way comes back here at its end and takes the latest values then.
    if (judgement !== 'refresh' || run.job !== null) return
    run.launch('refresh', false)
    state.set({ isRefreshing: true })
  }

  return {
    earlier: createEarlierRun(),
    shown: () => shown,
    keep: ({ project, tunables, recording }, canRefresh) => {
      const recorded = recording()
      shown = recorded && { project, tunables, recording: recorded, canRefresh }
    },
    drop: () => {
      shown = null
    },
    follow,
    checkTrust,
  }
}

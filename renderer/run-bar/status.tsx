/** One line on the state of the run; where something is wrong, a way to it. */
import { useEffect } from 'react'
import { describeDiagnostic, isError } from '../../engine/index.ts'
import type { RunState, RunStatus } from '../stores/run-state.ts'
import { useRun } from '../stores/run-store.ts'
import { useView } from '../stores/view-store.ts'

const WORDS: Readonly<Record<Exclude<RunStatus, 'failed'>, string>> = {
  idle: 'Ready',
  starting: 'Starting',
  running: 'Running',
  paused: 'Paused',
  finished: 'Finished',
  stopped: 'Stopped',
}

export function Status() {
  const status = useRun(run => run.status)
  const text = useRun(describe)
  const isOutOfDate = useRun(run => run.isOutOfDate)
  const isWrong = useRun(run => run.status === 'failed' || run.isUnresponsive)
  const wasRefused = useRun(run => run.status === 'failed' && run.progress === null)

  useEffect(() => {
    if (wasRefused) useView.getState().showDock('problems')
  }, [wasRefused])

  return (
    <div className="run-status" role="status" data-testid="run-status" data-status={status}>
      <span className={isWrong ? 'run-status-wrong' : `run-status-text run-status-${status}`} title={text}>
        {text}
      </span>
      {isOutOfDate && (
        <span
          className="run-status-stale"
          title="The project was changed since this run began: run it again to apply the changes."
        >
          Run again to apply
        </span>
      )}
    </div>
  )
}

function describe({ status, diagnostics, progress, isUnresponsive }: RunState): string {
  if (isUnresponsive) return 'The run does not answer. Press Stop to end it.'
  const full = diagnostics.find(({ code }) => code === 'memory-limit')
  if (status === 'paused' && full) return describeDiagnostic(full)
  if (status !== 'failed') return WORDS[status]
  const errors = diagnostics.filter(isError)
  const [first] = errors
  if (first === undefined) return 'Failed'
  if (progress !== null || errors.length === 1) return describeDiagnostic(first)
  return `Not started: ${errors.length} problems. The first: ${describeDiagnostic(first)}`
}

import { Pause, Play, Square, StepBack, StepForward } from 'lucide-react'
import { hasPast, isUnderWay } from '../stores/run-state.ts'
import { useRun } from '../stores/run-store.ts'

export function RunButtons() {
  const status = useRun(run => run.status)
  const isRefreshing = useRun(run => run.isRefreshing)
  const isChecked = useRun(run => run.trustProgress !== null)
  const canGoBack = useRun(hasPast)
  const { start, pause, resume, step, stepBack, stop } = useRun.getState()
  const isActive = isUnderWay(status)
  return (
    <div className="run-buttons">
      {!isActive && (
        <button
          type="button"
          className="button button-primary run-main"
          onClick={start}
          title="Run from time 0 (Ctrl+Enter)"
        >
          <Play aria-hidden />
          Run
        </button>
      )}
      {isActive && status !== 'paused' && (
        <button
          type="button"
          className="button run-main"
          onClick={pause}
          disabled={status === 'starting'}
          title="Pause (F9)"
        >
          <Pause aria-hidden />
          Pause
        </button>
      )}
      {status === 'paused' && (
        <button type="button" className="button button-primary run-main" onClick={resume} title="Go on (F9)">
          <Play aria-hidden />
          Resume
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label="Step back"
        onClick={stepBack}
        disabled={!canGoBack}
        title="One step back (F8)"
      >
        <StepBack aria-hidden />
      </button>
      <button type="button" className="icon-button" aria-label="Step" onClick={step} title="One step (F10)">
        <StepForward aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Stop"
        onClick={stop}
        disabled={!isActive && !isRefreshing && !isChecked}
        title="Stop (Ctrl+Shift+Enter)"
      >
        <Square aria-hidden />
      </button>
    </div>
  )
}

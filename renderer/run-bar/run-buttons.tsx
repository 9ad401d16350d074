import { Pause, Play, Square, StepBack, StepForward } from 'lucide-react'
import { useTooltip } from '../stores/keymap.ts'
import { hasPast, isUnderWay } from '../stores/run-state.ts'
import { useRun } from '../stores/run-store.ts'

export function RunButtons() {
  const status = useRun(run => run.status)
  const isRefreshing = useRun(run => run.isRefreshing)
  const isChecked = useRun(run => run.trustProgress !== null)
  const canGoBack = useRun(hasPast)
  const { start, pause, resume, step, stepBack, stop } = useRun.getState()
  const isActive = isUnderWay(status)
  const startTip = useTooltip('Run from time 0', 'run.start')
  const pauseTip = useTooltip('Pause', 'run.pause')
  const resumeTip = useTooltip('Go on', 'run.pause')
  const stepTip = useTooltip('One step', 'run.step')
  const backTip = useTooltip('One step back', 'run.back')
  const stopTip = useTooltip('Stop', 'run.stop')
  const main =
    status === 'paused'
      ? { name: 'Resume', Icon: Play, act: resume, tip: resumeTip }
      : isActive
        ? { name: 'Pause', Icon: Pause, act: pause, tip: pauseTip }
        : { name: 'Run', Icon: Play, act: start, tip: startTip }
  const isStarting = status === 'starting'
  return (
    <div className="run-buttons">
      {/* One button that says something else, and not disabled meanwhile: it keeps the keyboard. */}
      <button
        type="button"
        className={main.name === 'Pause' ? 'button run-main' : 'button button-primary run-main'}
        onClick={() => isStarting || main.act()}
        aria-disabled={isStarting}
        title={main.tip}
      >
        <main.Icon aria-hidden />
        {main.name}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Step back"
        onClick={stepBack}
        disabled={!canGoBack}
        title={backTip}
      >
        <StepBack aria-hidden />
      </button>
      <button type="button" className="icon-button" aria-label="Step" onClick={step} title={stepTip}>
        <StepForward aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Stop"
        onClick={stop}
        disabled={!isActive && !isRefreshing && !isChecked}
        title={stopTip}
      >
        <Square aria-hidden />
      </button>
    </div>
  )
}

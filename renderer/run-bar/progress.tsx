/** How far the run is and how fast it goes. */
import type { RunDescription, RunningEngine } from '../../engine/index.ts'
import { formatQuantity } from '../kernels/si-format.ts'
import { hasPast } from '../stores/run-state.ts'
import { useRun } from '../stores/run-store.ts'

/** Places on the slider. */
const SCRUB_PLACES = 1000

export function Progress() {
  const progress = useRun(run => run.progress)
  const stopSeconds = useRun(run => run.stopSeconds)
  const engine = useRun(run => run.engine)
  const solver = useRun(run => run.solver)
  const canGoBack = useRun(hasPast)
  const timeSeconds = progress?.timeSeconds ?? 0
  return (
    <div className="run-progress">
      <span className="run-track">
        <progress
          aria-label="Progress of the run"
          max={1}
          value={stopSeconds > 0 ? timeSeconds / stopSeconds : 0}
        />
        {canGoBack && <Scrubber stopSeconds={stopSeconds} timeSeconds={timeSeconds} />}
      </span>
      <dl className="run-figures">
        <div>
          <dt>Simulated time</dt>
          <dd data-testid="run-time" data-seconds={timeSeconds}>
            {formatQuantity(timeSeconds, 's')}
          </dd>
        </div>
        <div title={engine && solver ? describeMeans(engine, solver) : undefined}>
          <dt>Steps per second</dt>
          <dd data-testid="run-speed">
            {progress ? `${formatQuantity(progress.stepsPerSecond, '', 3)} steps/s` : ''}
          </dd>
        </div>
        <div>
          <dt>Real-time factor</dt>
          <dd data-testid="run-factor">{progress ? `${formatFactor(progress.realTimeFactor)}x` : ''}</dd>
        </div>
      </dl>
    </div>
  )
}

/** Goes to any instant that the run has been at. */
function Scrubber({ stopSeconds, timeSeconds }: { stopSeconds: number; timeSeconds: number }) {
  const { goTo, recording } = useRun.getState()
  return (
    <input
      type="range"
      aria-label="Instant"
      aria-valuetext={formatQuantity(timeSeconds, 's')}
      title="Go back to any instant, and on from there"
      min={0}
      max={stopSeconds}
      step={stopSeconds / SCRUB_PLACES}
      value={timeSeconds}
      onChange={event => goTo(Math.min(Number(event.target.value), recording?.furthest() ?? 0))}
    />
  )
}

/** What computes and what steps, and why those. */
function describeMeans(engine: RunningEngine, solver: RunDescription['solver']): string {
  return `Engine: ${engine.name} (${engine.why})\nSolver: ${solver.id} (${solver.why})`
}

function formatFactor(factor: number): string {
  return String(Number(factor.toPrecision(2)))
}

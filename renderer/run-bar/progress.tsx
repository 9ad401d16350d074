/** How far the run is and how fast it goes. */
import type { RunDescription, RunningEngine } from '../../engine/index.ts'
import { formatQuantity } from '../kernels/si-format.ts'
import { useRun } from '../stores/run-store.ts'

export function Progress() {
  const progress = useRun(run => run.progress)
  const stopSeconds = useRun(run => run.stopSeconds)
  const engine = useRun(run => run.engine)
  const solver = useRun(run => run.solver)
  const timeSeconds = progress?.timeSeconds ?? 0
  return (
    <div className="run-progress">
      <progress
        aria-label="Progress of the run"
        max={1}
        value={stopSeconds > 0 ? timeSeconds / stopSeconds : 0}
      />
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

/** What computes and what steps, and why those. */
function describeMeans(engine: RunningEngine, solver: RunDescription['solver']): string {
  return `Engine: ${engine.name} (${engine.why})\nSolver: ${solver.id} (${solver.why})`
}

function formatFactor(factor: number): string {
  return String(Number(factor.toPrecision(2)))
}

/** Whether runs are repeated finer to see how far they can be trusted, how far that is, and what came of it. */
import { ShieldCheck } from 'lucide-react'
import { useTooltip } from '../stores/keymap.ts'
import { useRun } from '../stores/run-store.ts'

export function TrustToggle() {
  const isWanted = useRun(run => run.isTrustWanted)
  const title = useTooltip(
    'Repeat each run ten times finer, and show the difference as a band around the traces',
    'run.trust',
  )
  return (
    <button
      type="button"
      className="icon-button run-trust-toggle"
      aria-label="Error bands"
      aria-pressed={isWanted}
      title={title}
      onClick={() => useRun.getState().setTrustWanted(!isWanted)}
    >
      <ShieldCheck aria-hidden />
    </button>
  )
}

export function TrustLine() {
  const trust = useRun(run => run.trust)
  const progress = useRun(run => run.trustProgress)
  if (progress !== null)
    return (
      <span className="run-trust" data-testid="run-trust" data-state="checking">
        Checking
        <progress aria-label="Progress of the finer run" max={1} value={progress} />
      </span>
    )
  if (trust === null) return null
  return (
    <span
      className="run-trust"
      role="status"
      data-testid="run-trust"
      data-state={trust.isGood ? 'trusted' : 'doubtful'}
      title={trust.more}
    >
      <span>{trust.line}</span>
      {trust.worst && <span> at {trust.worst.name}</span>}
    </span>
  )
}

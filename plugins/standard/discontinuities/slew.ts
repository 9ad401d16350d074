/** Steps no larger than a rate allows: what the rate limiters share. */
import {
  add,
  type BehaviourScope,
  clamp,
  constant,
  type Expression,
  multiply,
  subtract,
  widestOf,
} from '../../sdk.ts'

/** `continuous` follows the time inside a step, too; `sampled` moves from sample to sample. */
type SlewMode = 'continuous' | 'sampled'

export const SLEW_MODES = {
  continuous: 'Continuous: limits the slope at every instant',
  sampled: 'Sampled: limits the change from sample to sample',
} as const

interface Slew {
  readonly u: Expression
  /** Per second; the falling one is negative. */
  readonly rising: Expression
  readonly falling: Expression
  readonly initial: Expression
  readonly mode: SlewMode
}

export function limitSlope(
  { u, rising, falling, initial, mode }: Slew,
  { t, interval, discreteState }: Pick<BehaviourScope<never, never>, 't' | 'interval' | 'discreteState'>,
) {
  const y0 = discreteState('before', initial, widestOf(u, rising, falling))
  const t0 = mode === 'continuous' ? discreteState('since', constant(0)) : null
  const elapsed = t0 ? subtract(t, t0) : interval
  const y = clamp(u, add(y0, multiply(falling, elapsed)), add(y0, multiply(rising, elapsed)))
  return { outputs: { y }, updates: { before: y, ...(t0 ? { since: t } : {}) } }
}

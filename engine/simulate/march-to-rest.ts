/**
 * Towards rest in time, by implicit Euler steps (I / h - J) d = F that grow as F shrinks.
 * C. T. Kelley, D. E. Keyes, SIAM J. Numer. Anal. 35 (1998).
 */
import { areFinite } from '../math/finite.ts'
import { norm } from '../math/norm.ts'
import type { RelativeChange } from './relative-change.ts'
import type { RestLinearisation } from './rest-linearisation.ts'
import type { RestProblem } from './rest-problem.ts'

const MOST_STEPS = 300
/** Of the first point, or 1: what comes so far runs away. */
const FAR = 1e8

/** Moves the point as far as that leads. */
export function marchToRest(
  { size, point: x, f }: RestProblem,
  linearisation: RestLinearisation,
  change: RelativeChange,
): void {
  const { slope } = linearisation
  const correction = new Float64Array(size)
  const trial = new Float64Array(size)
  const next = new Float64Array(size)
  const far = FAR * Math.max(1, norm(x))
  linearisation.evaluate()
  if (!areFinite(slope)) return
  let h = 0
  let speed = norm(slope)
  for (let n = 0; n < MOST_STEPS && speed > 0 && norm(x) < far; n += 1) {
    change.look()
    linearisation.linearise()
    if (h === 0) h = 0.1 / linearisation.fastest()
    if (!linearisation.factorise(1 / h)) return
    linearisation.correct(slope, correction)
    if (change.measure(correction) < 1e-8 && n > 10) return
    for (let i = 0; i < size; i += 1) trial[i] = (x[i] ?? 0) + (correction[i] ?? 0)
    f(0, trial, next)
    if (!areFinite(next)) {
      h /= 10
      continue
    }
    x.set(trial)
    slope.set(next)
    const slower = norm(slope)
    h *= Math.min(Math.max(speed / slower, 0.5), 10) * 1.5
    speed = slower
  }
}

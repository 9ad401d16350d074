/**
 * A model followed in time until it rests, with its inputs as they are at the start: so it comes to where it would come by
 * itself, and not to whatever zero of dx/dt is near. Radau IIA 5 keeps the error of a step small while something happens;
 * as the motion dies away its steps grow without end, and become Newton's: pseudo-transient continuation whose step follows
 * the local error. C. T. Kelley, D. E. Keyes, SIAM J. Numer. Anal. 35 (1998); E. Hairer, G. Wanner, Solving Ordinary
 * Differential Equations II (1996), IV.8.
 */
import { radau5 } from '../solvers/radau-5.ts'
import type { VariableProblem } from '../solvers/solver.ts'

/** Coarser, and the path may be led over the edge of the basin that it is in. */
const REL_TOL = 1e-5
const MOST_STEPS = 2000
/** Of the largest first value, or 1: what comes so far runs away. */
const FAR = 1e8
/** Steps to the end that a step is offered. */
const AHEAD = 1e6

export interface Journey {
  readonly end: 'rest' | 'runs on' | 'swings' | 'stuck'
  /** By state: how far it moved in the last half of the steps or more, as a part of its size. */
  readonly movements: Float64Array
}

/** Moves `x` along; `isAtRest` looks at it after every step. `seconds` is how long a first step may be. */
export function comeToRest(
  problem: Omit<VariableProblem, 'relTol' | 'absTol' | 'maxStep'>,
  x: Float64Array,
  seconds: number,
  isAtRest: () => boolean,
): Journey {
  const { size } = problem
  const steps = radau5.create({ ...problem, relTol: REL_TOL, maxStep: Number.POSITIVE_INFINITY })
  const sizes = x.map(Math.abs)
  const least = x.slice()
  const most = x.slice()
  const far = FAR * Math.max(1, ...x.map(Math.abs))
  const conclude = (end: Journey['end']): Journey => ({
    end,
    movements: sizes.map((size, i) => ((most[i] ?? 0) - (least[i] ?? 0)) / Math.max(size, Number.MIN_VALUE)),
  })
  steps.restart(0, x, 0)
  let longest = seconds
  for (let count = 1; count <= MOST_STEPS; count += 1) {
    if (steps.step(steps.t + AHEAD * longest) !== 'accepted') return conclude('stuck')
    longest = steps.t - steps.tBefore
    const isNewHalf = Number.isInteger(Math.log2(count))
    for (let i = 0; i < size; i += 1) {
      const now = steps.x[i] ?? 0
      x[i] = now
      sizes[i] = Math.max(sizes[i] ?? 0, Math.abs(now))
      least[i] = isNewHalf ? now : Math.min(least[i] ?? 0, now)
      most[i] = isNewHalf ? now : Math.max(most[i] ?? 0, now)
    }
    if (isAtRest()) return conclude('rest')
    if (x.some(value => Math.abs(value) > far)) return conclude('runs on')
  }
  return conclude('swings')
}

/**
 * Newton's method for the point at which F is 0, damped by whether the next correction would be smaller than this one.
 * P. Deuflhard, Newton Methods for Nonlinear Problems (2004), 3.3.
 */
import { areFinite } from '../math/finite.ts'
import type { RelativeChange } from './relative-change.ts'
import type { RestLinearisation } from './rest-linearisation.ts'
import type { RestProblem } from './rest-problem.ts'

const MOST_ITERATIONS = 60
const MOST_HALVINGS = 12
const DONE = 1e-10
/** As close as rounding lets an ill-conditioned point come. */
const NEARLY_DONE = 1e-6

export interface NewtonToRest {
  /** Whether it came to rest from the point as it is; the point moved at any rate. */
  readonly iterate: () => boolean
  /** How far the next correction would go from where the slope was evaluated; NaN where there is none. */
  readonly findCorrection: () => number
}

export function createNewtonToRest(
  { size, point: x, f }: RestProblem,
  linearisation: RestLinearisation,
  change: RelativeChange,
): NewtonToRest {
  const { slope, factorise, correct } = linearisation
  const correction = new Float64Array(size)
  const trial = new Float64Array(size)
  const next = new Float64Array(size)

  const findCorrection = (): number => {
    change.look()
    if (!areFinite(slope)) return Number.NaN
    linearisation.linearise()
    if (factorise(0)) {
      correct(slope, correction)
      return change.measure(correction)
    }
    // A state at rest on which nothing depends makes the matrix singular; a shift keeps it where it is. What is not at
    // rest would run away the further, the smaller the shift.
    const shift = 1e-13 * linearisation.fastest()
    if (!factorise(10 * shift)) return Number.NaN
    correct(slope, trial)
    if (!factorise(shift)) return Number.NaN
    correct(slope, correction)
    const length = change.measure(correction)
    const runsAway = Math.abs(at(correction, change.culprit)) > 5 * Math.abs(at(trial, change.culprit))
    return length > NEARLY_DONE && runsAway ? Number.NaN : length
  }

  const iterate = (): boolean => {
    linearisation.evaluate()
    let last = Number.POSITIVE_INFINITY
    for (let n = 0; n < MOST_ITERATIONS; n += 1) {
      const length = findCorrection()
      if (!Number.isFinite(length)) return false
      if (length < DONE || (length < NEARLY_DONE && length >= last / 2)) return true
      last = length
      const { culprit } = change
      if (accept(length)) continue
      change.culprit = culprit
      return length < NEARLY_DONE
    }
    return false
  }
  /** A part of the correction after which the next one would be smaller. */
  const accept = (before: number): boolean => {
    let part = 1
    for (let n = 0; n < MOST_HALVINGS; n += 1, part /= 2) {
      for (let i = 0; i < size; i += 1) trial[i] = at(x, i) + part * at(correction, i)
      f(0, trial, next)
      if (!areFinite(next)) continue
      correct(next, trial)
      if (!(change.measure(trial) <= (1 - part / 4) * before)) continue
      for (let i = 0; i < size; i += 1) x[i] = at(x, i) + part * at(correction, i)
      slope.set(next)
      return true
    }
    return false
  }
  return { iterate, findCorrection }
}

function at(array: Float64Array, index: number): number {
  return array[index] ?? 0
}

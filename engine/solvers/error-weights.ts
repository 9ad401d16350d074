/**
 * What counts as an error of 1: absTol + relTol max(|x|, |x+|) for each state; without absTol, a state is not taken for
 * smaller than a certain part of the largest size seen of it so far. The norm is the worst state's, so that quiet states do not excuse a busy one.
 */
import type { VariableProblem } from './solver.ts'

export interface ErrorWeights {
  /**
   * For a step from x to x+ (the same where there is no x+ yet). `blur` is what `blurOf` says of the step: the part of its
   * way that rounding of the time leaves open, of which no tolerance can ask.
   */
  weigh(x: Float64Array, next: Float64Array, blur?: number): void
  /** max |e_i / w_i|; NaN where an element is not a number. */
  norm(errors: Float64Array): number
  /** The sizes of states that were reached. */
  see(x: Float64Array): void
  readonly weights: Float64Array
  /** The largest size seen of each state. */
  readonly seen: Float64Array
}

const EPSILON = 2 ** -52
/** Of the largest size that a state has reached: below this it counts as 0. */
const SMALL = 1e-5
/** Of the largest of all states: what rounding leaves of a state that is 0 in exact arithmetic. */
const ROUNDING = 4 * EPSILON
/** Spacings of doubles by which the time of a stage is uncertain, and what follows from it. */
const TIME_ROUNDING = 8 * EPSILON

/** Of a step of h at t. */
export function blurOf(t: number, h: number): number {
  return (TIME_ROUNDING * Math.abs(t)) / h
}

/** Below this a tolerance asks for more digits than sums of doubles keep. */
const SMALLEST_REL_TOL = 50 * EPSILON

/** `strictness` is the part of the tolerances that a step may use up: the rest is for the sum of many. */
export function createErrorWeights(problem: VariableProblem, strictness: number): ErrorWeights {
  const { size, absTol } = problem
  const relTol = Math.max(problem.relTol * strictness, SMALLEST_REL_TOL)
  const weights = new Float64Array(size)
  const seen = new Float64Array(size)

  const weighBySizeSeen = (x: Float64Array, next: Float64Array): void => {
    let largest = 0
    for (let i = 0; i < size; i += 1) {
      const now = Math.max(Math.abs(at(x, i)), Math.abs(at(next, i)))
      const reached = Math.max(at(seen, i), now)
      weights[i] = Math.max(now, SMALL * reached)
      largest = Math.max(largest, reached)
    }
    const floor = Math.max(ROUNDING * largest, Number.MIN_VALUE / EPSILON)
    for (let i = 0; i < size; i += 1) weights[i] = Math.max(relTol * at(weights, i), floor)
  }
  const weighByAbsTol = (x: Float64Array, next: Float64Array): void => {
    for (let i = 0; i < size; i += 1) {
      const floor = (typeof absTol === 'number' ? absTol : (absTol?.[i] ?? 0)) * strictness
      weights[i] = floor + relTol * Math.max(Math.abs(at(x, i)), Math.abs(at(next, i)))
    }
  }

  const weighBy = absTol === undefined ? weighBySizeSeen : weighByAbsTol

  return {
    weights,
    seen,
    weigh: (x, next, blur = 0) => {
      weighBy(x, next)
      for (let i = 0; i < size; i += 1)
        weights[i] = Math.max(at(weights, i), blur * Math.abs(at(next, i) - at(x, i)))
    },
    norm: errors => {
      let worst = 0
      for (let i = 0; i < size; i += 1) {
        const error = at(errors, i)
        const relative = error === 0 ? 0 : Math.abs(error / at(weights, i))
        if (Number.isNaN(relative)) return relative
        if (relative > worst) worst = relative
      }
      return worst
    },
    see: x => {
      for (let i = 0; i < size; i += 1) seen[i] = Math.max(at(seen, i), Math.abs(at(x, i)))
    },
  }
}

function at(array: Float64Array, index: number): number {
  return array[index] ?? 0
}

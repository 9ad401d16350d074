/**
 * What counts as an error of 1: absTol + relTol max(|x|, |x+|) for each state; without absTol, a state is not taken for
 * smaller than a certain part of the largest size seen of it so far. The norm is the worst state's, so that quiet states do not excuse a busy one.
 *
 * States may be in units that are far apart (pascals beside metres), so that the size of one says nothing of another. Only
 * what rounding of all states makes of f no tolerance can ask for. Where a state leaves 0 it has no size of its own: that
 * step takes it for rounding of the largest.
 */
import type { VariableProblem } from './solver.ts'

export interface ErrorWeights {
  /**
   * For a step from x to x+ (the same where there is no x+ yet; then there is no h). Of a step of h from t no tolerance
   * can ask for what rounding of the time makes of f over it: it counts where h is that short.
   */
  weigh(x: Float64Array, next: Float64Array, t?: number, h?: number): void
  /** max |e_i / w_i|; NaN where an element is not a number. */
  norm(errors: Float64Array): number
  /** The sizes of states that were reached. */
  see(x: Float64Array): void
  readonly weights: Float64Array
  /** The largest size seen of each state. */
  readonly seen: Float64Array
  /** The same at the beginnings of steps that are long beside rounding of the time; 0 before the first one. */
  readonly firm: Float64Array
}

const EPSILON = 2 ** -52
/** Of the largest size that a state has reached: below this it counts as 0. */
const SMALL = 1e-5
/** Of a state: what rounding may make of it. */
const ROUNDING = 4 * EPSILON
/** Part by which states are moved to see what rounding of them makes of f. */
const NUDGE = 2 ** -20
/** Spacings of doubles by which the time of a stage is uncertain, and what follows from it. */
const TIME_ROUNDING = 8 * EPSILON

/** Of the time: what a state is where steps are longer is its size, and not what a jump or rounding has just made of it. */
const FIRM = 1e-6
/** Of that size: where rounding of the time makes more of it in one step, it cannot be followed. */
const MOST_OPEN = 1e-3

/** Below this a tolerance asks for more digits than sums of doubles keep. */
const SMALLEST_REL_TOL = 50 * EPSILON

/** `strictness` is the part of the tolerances that a step may use up: the rest is for the sum of many. */
export function createErrorWeights(problem: VariableProblem, strictness: number): ErrorWeights {
  const { size, absTol, f } = problem
  const relTol = Math.max(problem.relTol * strictness, SMALLEST_REL_TOL)
  const weights = new Float64Array(size)
  const seen = new Float64Array(size)
  const firm = new Float64Array(size)
  const exact = new Float64Array(size)
  const moved = new Float64Array(size)
  const point = new Float64Array(size)

  const weighBySizeSeen = (x: Float64Array, next: Float64Array, t: number, h: number | undefined): void => {
    let largest = 0
    for (let i = 0; i < size; i += 1) {
      const now = Math.max(Math.abs(at(x, i)), Math.abs(at(next, i)))
      const reached = Math.max(at(seen, i), now)
      weights[i] = Math.max(now, SMALL * reached)
      largest = Math.max(largest, reached)
    }
    const floor = Math.max(ROUNDING * largest, Number.MIN_VALUE / EPSILON)
    let isSmallest = false
    for (let i = 0; i < size; i += 1) {
      const own = relTol * at(weights, i)
      // Not yet seen off 0, it has no size of its own.
      const isNew = h === undefined ? own === 0 : at(seen, i) === 0
      weights[i] = isNew ? Math.max(own, floor) : own
      isSmallest ||= own < floor && !isNew
    }
    if (isSmallest && h !== undefined) addRounding(next, t + h, h, floor)
  }
  /** What rounding of the states makes of f over a step, where that is more than the weight, and no more than `most`. */
  const addRounding = (x: Float64Array, t: number, h: number, most: number): void => {
    // By different parts and to both sides, so that what cancels does not hide.
    for (let i = 0; i < size; i += 1) {
      const part = (1 + ((i * 0.618) % 1)) * (i % 2 === 0 ? NUDGE : -NUDGE)
      point[i] = at(x, i) * (1 + part)
    }
    f(t, point, moved)
    f(t, x, exact)
    for (let i = 0; i < size; i += 1) {
      const open = Math.min((h * ROUNDING * Math.abs(at(moved, i) - at(exact, i))) / NUDGE, most)
      if (open > at(weights, i)) weights[i] = open
    }
  }
  const weighByAbsTol = (x: Float64Array, next: Float64Array): void => {
    for (let i = 0; i < size; i += 1) {
      const floor = (typeof absTol === 'number' ? absTol : (absTol?.[i] ?? 0)) * strictness
      weights[i] = floor + relTol * Math.max(Math.abs(at(x, i)), Math.abs(at(next, i)))
    }
  }

  /** |f(t + rounding, x) - f(t, x)| and the same at the end of the step, the larger: 0 where f does not ask for the time. */
  const drift = new Float64Array(size)
  const addDrift = (t: number, rounding: number, x: Float64Array): void => {
    f(t + rounding, x, moved)
    f(t, x, exact)
    for (let i = 0; i < size; i += 1) drift[i] = Math.max(at(drift, i), Math.abs(at(moved, i) - at(exact, i)))
  }

  /** A state that begins to differ from 0 has no size yet, and rounding of the time may be all there is of it. */
  const isLeavingZero = (x: Float64Array, next: Float64Array): boolean => {
    for (let i = 0; i < size; i += 1) {
      const reached = Math.abs(at(next, i))
      if (reached > 0 && Math.abs(at(x, i)) <= relTol * reached) return true
    }
    return false
  }

  /** Blocks take other times from t, as a repeated table that begins late does: they are not much longer than a step may be. */
  const otherTimes = Number.isFinite(problem.maxStep) ? problem.maxStep : 0
  const weighBy = absTol === undefined ? weighBySizeSeen : weighByAbsTol

  return {
    weights,
    seen,
    firm,
    weigh: (x, next, t = 0, h) => {
      weighBy(x, next, t, h)
      if (h === undefined) return
      const end = t + h
      const isLeaving = isLeavingZero(x, next)
      const longest = Math.max(Math.abs(t), Math.abs(end), isLeaving ? otherTimes : 0)
      const rounding = TIME_ROUNDING * longest
      if (h > FIRM * longest)
        for (let i = 0; i < size; i += 1) firm[i] = Math.max(at(firm, i), Math.abs(at(x, i)))
      if (rounding < relTol * h && !isLeaving) return
      drift.fill(0)
      addDrift(t, rounding, x)
      addDrift(end, -rounding, next)
      for (let i = 0; i < size; i += 1) {
        const open = h * at(drift, i)
        const own = at(firm, i)
        // Across a pole errors of both sides may cancel: such a step is never good enough.
        if (own > 0 && open > MOST_OPEN * Math.max(own, Math.abs(at(x, i)))) weights[i] = 0
        else if (open > at(weights, i)) weights[i] = open
      }
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

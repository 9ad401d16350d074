/**
 * A loop followed as if a small lag were in it, dy/dtau = +-F(y), until it comes to rest near a solution: implicit Euler,
 * whose steps grow as F shrinks. For where Newton's method finds nothing from a first guess.
 * C. T. Kelley, D. E. Keyes, Convergence Analysis of Pseudo-Transient Continuation, SIAM J. Numer. Anal. 35 (1998).
 */
import { solveLinear } from '../math/linear-solve.ts'
import type { LoopSystem } from './loop-system.ts'

/** Steps in each direction, the first of them in the lag's own time, and how much one may be longer than the last. */
const MOST_STEPS = 100
const FIRST_STEP = 0.1
const MOST_GROWTH = 10
/** Of the first values: a residual from which Newton goes on. */
const NEAR = 1e-6

/** Leads the loop from a guess near a solution; whether there is one that way. */
export type FollowLag = (guess: Float64Array, turn: 1 | -1) => boolean

export function createLag({
  size: n,
  values,
  next,
  miss,
  isConstraint,
  evaluateAt,
  differentiate,
}: LoopSystem): FollowLag {
  const matrix = new Float64Array(n * n)
  const step = new Float64Array(n)
  const start = new Float64Array(n)
  const sizes = new Float64Array(n)

  const noteSizes = (): void => {
    for (let i = 0; i < n; i += 1) {
      const size = Math.max(Math.abs(next[i] ?? 0), isConstraint(i) ? 0 : Math.abs(values[i] ?? 0))
      sizes[i] = size > 0 ? size : 1
    }
  }
  const measure = (): number =>
    miss.reduce((worst, f, i) => Math.max(worst, Math.abs(f) / (sizes[i] ?? 1)), 0)
  /** d with (1 / h -+ dF/dy) d = +-F. */
  const computeStep = (h: number, turn: 1 | -1): boolean => {
    differentiate(matrix)
    for (let i = 0; i < matrix.length; i += 1) matrix[i] = -turn * (matrix[i] ?? 0)
    for (let i = 0; i < n; i += 1) {
      const own = i * n + i
      matrix[own] = (matrix[own] ?? 0) + 1 / h
      step[i] = turn * (miss[i] ?? 0)
    }
    return solveLinear(matrix, step, n)
  }
  return (guess, turn) => {
    step.fill(0)
    if (!evaluateAt(guess, 0, step)) return false
    noteSizes()
    let residual = measure()
    let h = FIRST_STEP
    for (let count = 0; count < MOST_STEPS && residual > NEAR; count += 1) {
      start.set(values)
      if (computeStep(h, turn) && evaluateAt(start, 1, step)) {
        const now = measure()
        h *= now <= residual ? Math.min((2 * residual) / now, MOST_GROWTH) : residual / now
        residual = now
      } else {
        step.fill(0)
        evaluateAt(start, 0, step)
        h /= 4
      }
    }
    return residual <= NEAR
  }
}

/** F and its Jacobian J at the point of a rest problem, and solutions of (shift I - J) d = F. */
import { createShiftedLu } from '../math/sparse-lu.ts'
import { createJacobianEntries } from '../solvers/jacobian-entries.ts'
import type { RestProblem } from './rest-problem.ts'

export interface RestLinearisation {
  /** F at the point, as it was evaluated last. */
  readonly slope: Float64Array
  readonly evaluate: () => void
  /** J at the point, with the slope there. */
  readonly linearise: () => void
  /** 1/s: the fastest motion that J tells of, and no slower than what counts as motion. */
  readonly fastest: () => number
  /** False where shift I - J is singular. */
  readonly factorise: (shift: number) => boolean
  /** d with (shift I - J) d = F, as factorised last. */
  readonly correct: (from: Float64Array, into: Float64Array) => void
}

export function createRestLinearisation(problem: RestProblem): RestLinearisation {
  const { size, point, f, slowest } = problem
  const jacobian = createJacobianEntries(problem, f)
  const lu = createShiftedLu(jacobian.pattern, 'real')
  const slope = new Float64Array(size)
  return {
    slope,
    evaluate: () => f(0, point, slope),
    linearise: () => jacobian.evaluate(0, point, slope, 0),
    fastest: () => jacobian.entries.reduce((most, entry) => Math.max(most, Math.abs(entry)), slowest),
    factorise: shift => lu.factorise(jacobian.entries, shift),
    correct: (from, into) => {
      into.set(from)
      lu.solve(into)
    },
  }
}

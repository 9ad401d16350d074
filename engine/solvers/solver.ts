import type { SparsityPattern } from '../math/sparsity.ts'
import type { Hold } from './hold.ts'

/** What a solver sees of the world: dx/dt = f(t, x), and nothing else. */
export type Derivatives = (t: number, x: Float64Array, dx: Float64Array) => void

/** df/dx at (t, x): the entries of the problem's pattern in its order, so column by column. */
type Jacobian = (t: number, x: Float64Array, into: Float64Array) => void

/**
 * Advances `x` in place from t to `end` = t + h. The end is given apart, so that stages at the end of a step see
 * exactly the time of the next tick.
 */
export type FixedStep = (f: Derivatives, t: number, h: number, end: number, x: Float64Array) => void

export interface Tableau {
  /** Rows of the strictly lower triangle: row i has i entries. */
  readonly a: readonly (readonly number[])[]
  readonly b: readonly number[]
  readonly c: readonly number[]
}

/** What a variable-step solver is asked to follow, and how closely. */
export interface VariableProblem {
  readonly size: number
  readonly f: Derivatives
  /** The entries of df/dx that can differ from 0; without it all. */
  readonly pattern?: SparsityPattern
  /** Without it, stiff solvers take differences of f. */
  readonly jacobian?: Jacobian
  readonly relTol: number
  /** One for all states, or one a state; without it errors are weighed by the largest size seen of each state. */
  readonly absTol?: Float64Array | number
  /** Infinity where nothing bounds it. */
  readonly maxStep: number
  /** A step that would have to be smaller is an underflow; without it, what rounding of t allows. */
  readonly minStep?: number
}

/**
 * - `underflow`: errors ask for a step smaller than the smallest.
 * - `not-finite`: so small a step still ends in a value that is not finite, or f at its start is not.
 * - `singular`: so small a step still gives a matrix that cannot be factorised.
 */
export type StepOutcome = 'accepted' | 'underflow' | 'not-finite' | 'singular'

interface StepStatistics {
  readonly accepted: number
  readonly rejected: number
  readonly evaluations: number
  readonly jacobians: number
  readonly factorisations: number
}

/**
 * One run of a variable-step solver. Allocates when it is created; then nothing. What `save` gives between two steps lets
 * another one of the same problem go on with the same bits.
 */
export interface VariableStep extends Hold {
  /** Begins at a point, forgetting what was learned of the path before; `firstStep` 0 lets the solver choose one. */
  restart(t: number, x: Float64Array, firstStep: number): void
  /** One step, up to `limit` at most, which is met exactly. What is not accepted leaves t and x as they were. */
  step(limit: number): StepOutcome
  readonly t: number
  /** Where the last step began. */
  readonly tBefore: number
  /** At t. */
  readonly x: Float64Array
  /** The states inside the last step, or at its ends. May evaluate f, so what f leaves behind is of another point. */
  interpolate(t: number, into: Float64Array): void
  readonly statistics: StepStatistics
}

interface Entry {
  readonly id: string
  readonly name: string
  readonly order: number
  /** One sentence for the user. */
  readonly choose: string
}

export interface FixedSolver extends Entry {
  readonly kind: 'fixed'
  /** For engines that take the steps by themselves. */
  readonly tableau: Tableau
  /** Allocates what a step of `size` states needs; the step itself allocates nothing. */
  readonly create: (size: number) => FixedStep
}

export interface VariableSolver extends Entry {
  readonly kind: 'variable'
  readonly isStiff: boolean
  readonly create: (problem: VariableProblem) => VariableStep
}

export type Solver = FixedSolver | VariableSolver

import type { Derivatives } from '../engine/solvers/solver.ts'

export interface IvpProblem {
  readonly id: string
  readonly isStiff: boolean
  readonly f: Derivatives
  readonly start: readonly number[]
  readonly end: number
  readonly reference: readonly number[]
  /** Correct digits of the best peer at 1e-6 and 1e-9; null where none is published. */
  readonly peer: readonly [number, number] | null
}

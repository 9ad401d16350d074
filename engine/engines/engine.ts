/** What every engine does, so that the stepping algorithm need not know which one it drives. */
import type { LoopSolution, Program } from '../compile/program.ts'
import type { Context } from '../context/context.ts'
import type { LoopFault } from './solve-loop.ts'

export interface Engine {
  readonly context: Context
  /** The first algebraic loop that had no solution, and why; null as long as all had one. */
  readonly fault: { readonly loop: LoopSolution; readonly reason: LoopFault } | null
  /** States take their initial values. Time must be set before. */
  initialise(): void
  /** Outputs of all blocks that the tick hits, at the time and the states in memory. */
  computeOutputs(tick: number): void
  /** Continuous outputs and the derivatives, at the time and the states in memory. */
  computeDerivatives(): void
  /**
   * The entries of the Program's Jacobian, in the order of its pattern, where the derivatives were computed last. Null
   * where the Program carries no tangents.
   */
  readonly computeJacobian: ((into: Float64Array) => void) | null
  /** x+ of all states whose rate the tick hits, from the values before; all are computed before any is written. */
  update(tick: number): void
}

/** `isShared`: whether other threads and the window see the run's memory. */
export type CreateEngine = (program: Program, isShared: boolean) => Engine

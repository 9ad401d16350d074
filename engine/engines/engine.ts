/** What every engine does, so that the stepping algorithm need not know which one it drives. */
import type { LoopSolution, Program } from '../compile/program.ts'
import type { Context } from '../context/context.ts'
import type { CallFault } from './calls.ts'
import type { LoopFault } from './damped-newton.ts'

export interface Engine {
  readonly context: Context
  /** The first algebraic loop that had no solution, and why; null as long as all had one. */
  readonly fault: { readonly loop: LoopSolution; readonly reason: LoopFault } | null
  /** The first call of a plain function that failed. */
  readonly callFault: () => CallFault | null
  /** Forgets a fault, because it belongs to a trial that was given up; whether there was one. */
  forgiveFault(): boolean
  /** States take their initial values. Time must be set before. */
  initialise(): void
  /** Outputs of all blocks that the tick hits, at the time and the states in memory. */
  computeOutputs(tick: number): void
  /** The derivatives at the time and the states in memory; what outputs are after that is not said. */
  computeDerivatives(): void
  /**
   * The entries of the Program's Jacobian, in the order of its pattern, where the derivatives were computed last. Null
   * where the Program carries no tangents.
   */
  readonly computeJacobian: ((into: Float64Array) => void) | null
  /** Of a Program with an event plan: continuous outputs while modes are held, then the guards. */
  computeHeld(): void
  /** When sources break next. */
  computeNextEvents(): void
  /** x+ of all states whose rate the tick hits, from the values before; all are computed before any is written. */
  update(tick: number): void
  /** The same for what keeps samples over time, between ticks: at a jump it sees both sides. */
  remember(): void
  /** The same for what counts from the last major step on: before a jump it takes in what was until then. */
  renew(): void
  readonly stepper?: Stepper
  /** What went wrong with the engine itself, such as a thread that ended; null while all is well. */
  readonly failure?: string | null
  /** Why it uses no threads though they were offered. */
  readonly noThreads?: string
  /** Gives back threads. */
  readonly close?: () => void
}

/** The step of a Runge-Kutta method: its tableau as in `solvers/explicit-runge-kutta.ts`. */
interface Method {
  readonly a: readonly (readonly number[])[]
  readonly b: readonly number[]
  readonly c: readonly number[]
}

/** What an engine must know to take steps of a fixed size by itself. */
export interface StepPlan {
  readonly method: Method
  readonly stepSeconds: number
  /** Whole ticks in a second, or null where a time is a multiple of the step. */
  readonly ticksPerSecond: number | null
  /** Rows of time and the doubles at these addresses, at every so many ticks; null for none. */
  readonly log: { readonly addresses: readonly number[]; readonly every: number } | null
}

/** Takes many steps in one go. */
export interface Stepper {
  /** Rows of the last `advance`, one after the other. */
  readonly rows: Float64Array
  readonly rowCount: number
  /**
   * Takes steps from the tick on, at most as many as asked for: it ends early where the log is full, and at the first
   * point with a fault or a watch that is not 0. Returns how many; all values in memory are then those of the last point.
   */
  advance(tick: number, ticks: number): number
}

/**
 * `isShared`: whether other threads and the window see the run's memory. An engine that can follow the plan by itself
 * offers a stepper; without one, and without a plan, the stepping algorithm drives it point by point.
 */
export type CreateEngine = (program: Program, isShared: boolean, plan?: StepPlan | null) => Engine

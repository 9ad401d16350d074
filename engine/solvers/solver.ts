/** What a solver sees of the world: dx/dt = f(t, x), and nothing else. */
export type Derivatives = (t: number, x: Float64Array, dx: Float64Array) => void

/**
 * Advances `x` in place from t to `end` = t + h. The end is given apart, so that stages at the end of a step see
 * exactly the time of the next tick.
 */
export type FixedStep = (f: Derivatives, t: number, h: number, end: number, x: Float64Array) => void

export interface Solver {
  readonly id: string
  readonly name: string
  readonly order: number
  /** One sentence for the user. */
  readonly choose: string
  /** Allocates what a step of `size` states needs; the step itself allocates nothing. */
  readonly create: (size: number) => FixedStep
}

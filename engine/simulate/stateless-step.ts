/** Steps of a model without continuous states: there is nothing to solve, but there are events to find. */
import type { VariableStep } from '../solvers/solver.ts'

export function createStatelessStep(maxStep: number): VariableStep {
  const statistics = { accepted: 0, rejected: 0, evaluations: 0, jacobians: 0, factorisations: 0 }
  const step = {
    t: 0,
    tBefore: 0,
    x: new Float64Array(0),
    restart: (t: number): void => {
      step.t = t
      step.tBefore = t
    },
    step: (limit: number): 'accepted' => {
      step.tBefore = step.t
      step.t = limit - step.t > maxStep ? step.t + maxStep : limit
      statistics.accepted += 1
      return 'accepted'
    },
    interpolate: (): void => undefined,
    statistics,
    heldLength: 1,
    save: (into: Float64Array): void => {
      into[0] = step.t
    },
    restore: ([t = 0]: Float64Array): void => step.restart(t),
  }
  return step
}

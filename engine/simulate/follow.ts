/** A variable-step solver that follows a run's continuous states through an engine. */
import type { Program, VariableSettings } from '../compile/program.ts'
import type { Engine } from '../engines/engine.ts'
import { areFinite } from '../math/finite.ts'
import type { Derivatives, VariableProblem, VariableSolver, VariableStep } from '../solvers/solver.ts'
import { createStatelessStep } from './stateless-step.ts'

export function follow(
  program: Program,
  { relTol, absTol, maxStep }: VariableSettings,
  solver: VariableSolver,
  engine: Pick<Engine, 'context' | 'computeDerivatives' | 'computeJacobian' | 'forgiveFault'>,
  /** Where the solver met finite states whose derivatives are not. */
  onUnfit: (t: number, x: Float64Array) => void = () => undefined,
): VariableStep {
  const { memory, continuousStates, derivatives } = engine.context
  const size = continuousStates.length
  if (size === 0) return createStatelessStep(maxStep)
  const goTo = (t: number, x: Float64Array): void => {
    memory[program.timeAddress] = t
    copy(x, continuousStates)
    engine.computeDerivatives()
  }
  const f: Derivatives = (t, x, dx) => {
    goTo(t, x)
    // A trial may lead to where an algebraic loop has no solution: the solver then tries a shorter step.
    if (engine.forgiveFault()) dx.fill(Number.NaN)
    else copy(derivatives, dx)
    if (!areFinite(dx) && areFinite(x)) onUnfit(t, x)
  }
  const { computeJacobian } = engine
  const problem: VariableProblem = {
    size,
    f,
    relTol,
    maxStep,
    ...(absTol === null ? {} : { absTol }),
    ...(program.jacobian ? { pattern: program.jacobian.pattern } : {}),
    ...(computeJacobian
      ? {
          jacobian: (t, x, into) => {
            goTo(t, x)
            computeJacobian(into)
          },
        }
      : {}),
  }
  return solver.create(problem)
}

/** For a handful of states a loop is several times faster than `TypedArray.set`. */
export function copy(from: Float64Array, to: Float64Array): void {
  for (let i = 0; i < to.length; i += 1) to[i] = from[i] ?? 0
}

/** A variable-step solver that follows a run's continuous states through an engine. */
import { isLoop, type Program, type VariableSettings } from '../compile/program.ts'
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
  const tears = program.minorOutputs
    .flatMap(({ evaluations }) => evaluations.filter(isLoop).flatMap(loop => loop.tears))
    .flatMap(({ address, width }) => Array.from({ length: width }, (_, i) => address + i))
  /** The torn outputs of loops where the step begins. */
  const torn = new Float64Array(tears.length)
  const noteTears = (): void => {
    for (let i = 0; i < tears.length; i += 1) torn[i] = memory[tears[i] ?? 0] ?? 0
  }
  const putTears = (): void => {
    for (let i = 0; i < tears.length; i += 1) memory[tears[i] ?? 0] = torn[i] ?? 0
  }
  const goTo = (t: number, x: Float64Array): void => {
    memory[program.timeAddress] = t
    copy(x, continuousStates)
    putTears()
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
  const steps = solver.create(problem)
  if (tears.length === 0) return steps
  // Every evaluation of a step solves its loops from where the step begins: else f would depend on what was tried before,
  // and where a loop has two solutions, trials would jump between them.
  const step: VariableStep['step'] = limit => {
    noteTears()
    const outcome = steps.step(limit)
    putTears()
    return outcome
  }
  return {
    heldLength: steps.heldLength,
    save: into => steps.save(into),
    restore: from => steps.restore(from),
    restart: (t, x, firstStep) => steps.restart(t, x, firstStep),
    step,
    get t() {
      return steps.t
    },
    get tBefore() {
      return steps.tBefore
    },
    x: steps.x,
    interpolate: (t, into) => steps.interpolate(t, into),
    statistics: steps.statistics,
  }
}

/** For a handful of states a loop is several times faster than `TypedArray.set`. */
export function copy(from: Float64Array, to: Float64Array): void {
  for (let i = 0; i < to.length; i += 1) to[i] = from[i] ?? 0
}

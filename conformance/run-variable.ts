/** A project run to its end by a variable-step solver, on the engine that users get. */
import { addJacobian } from '../engine/compile/add-jacobian.ts'
import { createCompiledEngine } from '../engine/engines/compiled/compiled.ts'
import { compile, createRegistry, findSolver, type Project } from '../engine/index.ts'
import type { Derivatives } from '../engine/solvers/solver.ts'
import { standardLibraries } from '../plugins/standard/index.ts'

export interface VariableRun {
  /** Of the signals, at the stop time. */
  readonly values: readonly number[]
  readonly steps: number
}

export const registry = createRegistry(standardLibraries)

export function runVariable(
  project: Project,
  settings: {
    readonly solver: string
    readonly relTol: number
    readonly absTol: number
    readonly stop: number
    readonly signals: readonly string[]
  },
): VariableRun {
  const { program: compiled, diagnostics } = compile(
    { ...project, settings: { solver: 'rk4', step: String(settings.stop), stop: String(settings.stop) } },
    registry,
  )
  const solver = findSolver(settings.solver)
  if (!compiled || solver?.kind !== 'variable') throw new Error(JSON.stringify(diagnostics))
  const program = addJacobian(compiled)
  const engine = createCompiledEngine(program, false)
  const { memory, continuousStates, derivatives } = engine.context
  engine.initialise()
  engine.computeOutputs(0)
  const moveTo = (t: number, x: Float64Array): void => {
    memory[program.timeAddress] = t
    continuousStates.set(x)
  }
  const f: Derivatives = (t, x, dx) => {
    moveTo(t, x)
    engine.computeDerivatives()
    dx.set(derivatives)
  }
  const { computeJacobian } = engine
  const steps = solver.create({
    size: continuousStates.length,
    f,
    ...(program.jacobian && { pattern: program.jacobian.pattern }),
    ...(computeJacobian && {
      jacobian: (t, x, into) => {
        moveTo(t, x)
        engine.computeDerivatives()
        computeJacobian(into)
      },
    }),
    relTol: settings.relTol,
    absTol: settings.absTol,
    maxStep: settings.stop,
  })
  steps.restart(0, continuousStates.slice(), 0)
  while (steps.t < settings.stop) {
    const outcome = steps.step(settings.stop)
    if (outcome !== 'accepted') throw new Error(`The run ends at ${steps.t} s: ${outcome}.`)
  }
  moveTo(steps.t, steps.x)
  engine.computeOutputs(1)
  return {
    values: settings.signals.map(name => memory[program.signals.get(name)?.address ?? -1] ?? Number.NaN),
    steps: steps.statistics.accepted,
  }
}

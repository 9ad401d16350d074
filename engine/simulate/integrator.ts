/** A fixed-step solver over a context's states; without continuous states there is nothing to do. */
import type { Program } from '../compile/program.ts'
import type { Context } from '../context/context.ts'
import { findSolver } from '../solvers/catalogue.ts'
import type { Derivatives } from '../solvers/solver.ts'
import { copy } from './follow.ts'

/** Takes the states from a time to the end of the step. */
export type Integrator = (t: number, end: number) => void

/** `computeDerivatives` finds the time and the states of a stage in memory. */
export function createIntegrator(
  program: Program,
  { memory, continuousStates, derivatives }: Context,
  computeDerivatives: () => void,
): Integrator {
  const solver = findSolver(program.solver)
  if (solver?.kind !== 'fixed')
    throw new Error(`A program names a solver "${program.solver}" that takes no fixed steps.`)
  if (continuousStates.length === 0) return () => undefined
  const step = solver.create(continuousStates.length)
  const x = new Float64Array(continuousStates.length)
  const f: Derivatives = (t, point, dx) => {
    memory[program.timeAddress] = t
    copy(point, continuousStates)
    computeDerivatives()
    copy(derivatives, dx)
  }
  return (t, end) => {
    copy(continuousStates, x)
    step(f, t, program.step, end, x)
    copy(x, continuousStates)
  }
}

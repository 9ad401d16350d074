import { bogackiShampine3 } from './bogacki-shampine-3.ts'
import { bogackiShampine32 } from './bogacki-shampine-32.ts'
import { dormandPrince5 } from './dormand-prince-5.ts'
import { dormandPrince8 } from './dormand-prince-8.ts'
import { dormandPrince54 } from './dormand-prince-54.ts'
import { dormandPrince853 } from './dormand-prince-853.ts'
import { esdirk43 } from './esdirk-43.ts'
import { euler } from './euler.ts'
import { heun } from './heun.ts'
import { radau5 } from './radau-5.ts'
import { rk4 } from './rk4.ts'
import type { FixedSolver, Solver, VariableSolver } from './solver.ts'

/** In the order in which the app offers them. */
export const FIXED_SOLVERS: readonly FixedSolver[] = [
  rk4,
  euler,
  heun,
  bogackiShampine3,
  dormandPrince5,
  dormandPrince8,
]

/** In the order in which the app offers them. */
export const VARIABLE_SOLVERS: readonly VariableSolver[] = [
  dormandPrince54,
  bogackiShampine32,
  dormandPrince853,
  radau5,
  esdirk43,
]

export function findSolver(id: string): Solver | undefined {
  return [...FIXED_SOLVERS, ...VARIABLE_SOLVERS].find(solver => solver.id === id)
}

/** Stands for a variable-step solver that is chosen when the run begins. */
export const AUTO_SOLVER: Pick<Solver, 'id' | 'name' | 'choose'> = {
  id: 'auto',
  name: 'Automatic',
  choose: 'Looks at the model and chooses a variable-step solver for it.',
}

/** Everything that a project may name, in the order in which the app offers it. */
export const SOLVER_CHOICES: readonly Pick<Solver, 'id' | 'name' | 'choose'>[] = [
  AUTO_SOLVER,
  ...FIXED_SOLVERS,
  ...VARIABLE_SOLVERS,
]

/** Whether the run takes steps of its own choosing. */
export function isVariableStep(id: string): boolean {
  return id === AUTO_SOLVER.id || VARIABLE_SOLVERS.some(solver => solver.id === id)
}

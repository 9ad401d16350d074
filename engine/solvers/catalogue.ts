import { euler } from './euler.ts'
import { rk4 } from './rk4.ts'
import type { Solver } from './solver.ts'

/** Every solver, in the order in which the app offers them. */
export const SOLVERS: readonly Solver[] = [rk4, euler]

export function findSolver(id: string): Solver | undefined {
  return SOLVERS.find(solver => solver.id === id)
}

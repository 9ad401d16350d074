import { bogackiShampine3 } from './bogacki-shampine-3.ts'
import { dormandPrince5 } from './dormand-prince-5.ts'
import { euler } from './euler.ts'
import { heun } from './heun.ts'
import { rk4 } from './rk4.ts'
import type { Solver } from './solver.ts'

/** Every solver, in the order in which the app offers them. */
export const SOLVERS: readonly Solver[] = [rk4, euler, heun, bogackiShampine3, dormandPrince5]

export function findSolver(id: string): Solver | undefined {
  return SOLVERS.find(solver => solver.id === id)
}

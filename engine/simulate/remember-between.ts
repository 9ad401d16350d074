/**
 * Samples between the ends of a long step for what keeps samples over time. A solver of high order takes steps over which
 * a polynomial through their ends alone says less than the solver knows: delays then lost the digits that it keeps.
 */

import { isContinuous } from '../compile/infer-rates.ts'
import type { Program } from '../compile/program.ts'
import type { VariableSolver } from '../solvers/solver.ts'

/** By the order of a solver from which on: samples between the ends of a step. A ring has room for so many. */
const BETWEEN: readonly (readonly [order: number, samples: number])[] = [
  [8, 3],
  [5, 1],
]

export function countBetween(program: Program, { order, isStiff }: VariableSolver): number {
  const remembers = program.updates.some(({ remembers, rate }) => remembers && isContinuous(rate))
  if (!remembers || isStiff) return 0
  return BETWEEN.find(([from]) => order >= from)?.[1] ?? 0
}

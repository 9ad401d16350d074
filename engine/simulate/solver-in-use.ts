/** What a variable run steps with: the solver chosen at its start, and a stiff one from where its states make it stiff. */
import { addPattern } from '../compile/add-jacobian.ts'
import type { Program } from '../compile/program.ts'
import type { VariableSolver } from '../solvers/solver.ts'
import { type ChosenSolver, describeTurn, type Turn } from './choose-solver.ts'
import type { Pursuit } from './pursuit.ts'

export interface SolverInUse {
  readonly pursuit: Pursuit
  readonly name: { readonly id: string; readonly why: string }
  /** Where it turned stiff. */
  readonly turned: Turn | null
  /** Goes on with a stiff solver from such a point on, or with the first one as if there had been none. */
  readonly turn: (point: Turn | null) => void
}

export function createSolverInUse(
  given: Program,
  { solver, why }: ChosenSolver,
  first: Pursuit,
  equip: (program: Program, solver: VariableSolver) => Pursuit,
): SolverInUse {
  let pursuit = first
  let name = { id: solver.id, why }
  let turned: Turn | null = null
  return {
    get pursuit() {
      return pursuit
    },
    get name() {
      return name
    },
    get turned() {
      return turned
    },
    turn: point => {
      turned = point
      const to = point && describeTurn(given, point)
      pursuit = to ? equip(addPattern(given), to.solver) : first
      name = { id: (to?.solver ?? solver).id, why: to?.why ?? why }
    },
  }
}

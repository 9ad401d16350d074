/**
 * The classical Runge-Kutta method. Order 4, four evaluations a step.
 * Choose it for smooth models with a step that resolves the fastest time constant; not for stiff ones.
 * W. Kutta, Z. Math. Phys. 46 (1901).
 */
import { createExplicitRungeKutta } from './explicit-runge-kutta.ts'
import type { FixedSolver, Tableau } from './solver.ts'

const TABLEAU: Tableau = {
  a: [[], [1 / 2], [0, 1 / 2], [0, 0, 1]],
  b: [1 / 6, 1 / 3, 1 / 3, 1 / 6],
  c: [0, 1 / 2, 1 / 2, 1],
}

export const rk4: FixedSolver = {
  id: 'rk4',
  name: 'Runge-Kutta (order 4)',
  order: 4,
  choose: 'Four evaluations a step: accurate on smooth models with a small enough step.',
  kind: 'fixed',
  tableau: TABLEAU,
  create: size => createExplicitRungeKutta(TABLEAU, size),
}

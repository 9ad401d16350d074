/**
 * The fifth-order method of the pair of Dormand and Prince. Order 5, six evaluations a step.
 * Choose it for smooth models where accuracy matters; not where the step must be small for other reasons.
 * J. R. Dormand, P. J. Prince, J. Comput. Appl. Math. 6 (1980), doi:10.1016/0771-050X(80)90013-3.
 */
import { createExplicitRungeKutta } from './explicit-runge-kutta.ts'
import type { FixedSolver, Tableau } from './solver.ts'

export const DORMAND_PRINCE_5: Tableau = {
  a: [
    [],
    [1 / 5],
    [3 / 40, 9 / 40],
    [44 / 45, -56 / 15, 32 / 9],
    [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
    [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  ],
  b: [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
  c: [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1],
}

export const dormandPrince5: FixedSolver = {
  id: 'dp5',
  name: 'Dormand-Prince (order 5)',
  order: 5,
  choose: 'Six evaluations a step: the most accurate for smooth models.',
  kind: 'fixed',
  tableau: DORMAND_PRINCE_5,
  create: size => createExplicitRungeKutta(DORMAND_PRINCE_5, size),
}

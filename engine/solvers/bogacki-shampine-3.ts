/**
 * The third-order method of the pair of Bogacki and Shampine. Order 3, three evaluations a step.
 * Choose it where a right-hand side with kinks makes higher orders pointless; not for tight accuracy.
 * P. Bogacki, L. F. Shampine, Appl. Math. Lett. 2 (1989), doi:10.1016/0893-9659(89)90079-7.
 */
import { createExplicitRungeKutta } from './explicit-runge-kutta.ts'
import type { FixedSolver, Tableau } from './solver.ts'

const TABLEAU: Tableau = { a: [[], [1 / 2], [0, 3 / 4]], b: [2 / 9, 1 / 3, 4 / 9], c: [0, 1 / 2, 3 / 4] }

export const bogackiShampine3: FixedSolver = {
  id: 'bs3',
  name: 'Bogacki-Shampine (order 3)',
  order: 3,
  choose: 'Three evaluations a step: good where switches and limits make the model rough.',
  kind: 'fixed',
  tableau: TABLEAU,
  create: size => createExplicitRungeKutta(TABLEAU, size),
}

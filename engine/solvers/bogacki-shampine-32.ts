/**
 * The pair 3(2) of Bogacki and Shampine with the cubic through both ends between steps. Three evaluations a step.
 * Choose it for loose tolerances and for models with many events; not for more than four digits.
 * P. Bogacki, L. F. Shampine, Appl. Math. Lett. 2 (1989), doi:10.1016/0893-9659(89)90079-7.
 */
import { createEmbeddedRungeKutta } from './embedded-runge-kutta.ts'
import type { VariableSolver } from './solver.ts'

export const bogackiShampine32: VariableSolver = {
  id: 'bs32',
  name: 'Bogacki-Shampine 3(2), variable step',
  order: 3,
  choose: 'Few evaluations a step: good at loose tolerances and with many events.',
  kind: 'variable',
  isStiff: false,
  create: problem =>
    createEmbeddedRungeKutta(
      {
        a: [[], [1 / 2], [0, 3 / 4]],
        b: [2 / 9, 1 / 3, 4 / 9],
        c: [0, 1 / 2, 3 / 4],
        error: [5 / 72, -1 / 12, -1 / 9, 1 / 8],
        errorOrder: 2,
        dense: [],
        beta: 0.04,
        largestFactor: 5,
        smallestFactor: 0.2,
        strictness: 0.1,
      },
      problem,
    ),
}

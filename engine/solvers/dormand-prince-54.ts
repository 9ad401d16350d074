/**
 * The pair 5(4) of Dormand and Prince with its dense output of order 4. Six evaluations a step.
 * Choose it for most smooth models; not for stiff ones, where its steps stay short however quiet the model is.
 * J. R. Dormand, P. J. Prince, J. Comput. Appl. Math. 6 (1980), doi:10.1016/0771-050X(80)90013-3; dense output of
 * L. F. Shampine as in E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary Differential Equations I (1993), II.6.
 */
import { DORMAND_PRINCE_5 } from './dormand-prince-5.ts'
import { createEmbeddedRungeKutta } from './embedded-runge-kutta.ts'
import type { VariableSolver } from './solver.ts'

export const dormandPrince54: VariableSolver = {
  id: 'dp54',
  name: 'Dormand-Prince 5(4), variable step',
  order: 5,
  choose: 'The usual choice for smooth models that are not stiff.',
  kind: 'variable',
  isStiff: false,
  create: problem =>
    createEmbeddedRungeKutta(
      {
        ...DORMAND_PRINCE_5,
        error: [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40],
        errorOrder: 4,
        dense: [
          [
            -12715105075 / 11282082432,
            0,
            87487479700 / 32700410799,
            -10690763975 / 1880347072,
            701980252875 / 199316789632,
            -1453857185 / 822651844,
            69997945 / 29380423,
          ],
        ],
        beta: 0.04,
        largestFactor: 10,
        smallestFactor: 0.2,
        strictness: 0.1,
      },
      problem,
    ),
}

/**
 * The pair 8(5,3) of Dormand and Prince with its dense output of order 7. Twelve evaluations a step.
 * Choose it for smooth models at tight tolerances; not for stiff ones, nor where events cut the steps short.
 * E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary Differential Equations I (1993), II.5, II.6, II.10.
 */
import { DENSE, DENSE_STAGES, DORMAND_PRINCE_8, ERROR_3, ERROR_5 } from './dormand-prince-8-coefficients.ts'
import { createEmbeddedRungeKutta } from './embedded-runge-kutta.ts'
import type { VariableSolver } from './solver.ts'

export const dormandPrince853: VariableSolver = {
  id: 'dp853',
  name: 'Dormand-Prince 8(5,3), variable step',
  order: 8,
  choose: 'Long steps with many digits: for smooth models at tight tolerances.',
  kind: 'variable',
  isStiff: false,
  create: problem =>
    createEmbeddedRungeKutta(
      {
        ...DORMAND_PRINCE_8,
        error: ERROR_5,
        steadyingError: ERROR_3,
        errorOrder: 7,
        denseStages: DENSE_STAGES,
        dense: DENSE,
        beta: 0.02,
        largestFactor: 6,
        smallestFactor: 0.333,
        strictness: 0.001,
      },
      problem,
    ),
}

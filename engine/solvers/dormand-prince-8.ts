/**
 * The eighth-order method of the pair 8(5,3) of Dormand and Prince. Order 8, twelve evaluations a step.
 * Choose it for smooth models at many digits or with long steps; not with kinks, switches or samplers.
 * E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary Differential Equations I (1993), II.5.
 */
import { DORMAND_PRINCE_8 } from './dormand-prince-8-coefficients.ts'
import { createExplicitRungeKutta } from './explicit-runge-kutta.ts'
import type { FixedSolver } from './solver.ts'

export const dormandPrince8: FixedSolver = {
  id: 'dp8',
  name: 'Dormand-Prince (order 8)',
  order: 8,
  choose: 'Twelve evaluations a step: many digits on very smooth models.',
  kind: 'fixed',
  tableau: DORMAND_PRINCE_8,
  create: size => createExplicitRungeKutta(DORMAND_PRINCE_8, size),
}

/**
 * Heun's method: the mean of the slopes at both ends, x+ = x + h/2 (k1 + k2). Order 2, two evaluations a step.
 * Choose it for a cheap step that is still better than Euler's; not where accuracy matters.
 * K. Heun, Z. Math. Phys. 45 (1900).
 */
import { createExplicitRungeKutta } from './explicit-runge-kutta.ts'
import type { FixedSolver, Tableau } from './solver.ts'

const TABLEAU: Tableau = { a: [[], [1]], b: [1 / 2, 1 / 2], c: [0, 1] }

export const heun: FixedSolver = {
  id: 'heun',
  name: 'Heun (order 2)',
  order: 2,
  choose: 'Two evaluations a step: cheap, and much better than Euler.',
  kind: 'fixed',
  tableau: TABLEAU,
  create: size => createExplicitRungeKutta(TABLEAU, size),
}

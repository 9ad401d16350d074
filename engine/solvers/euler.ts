/**
 * Euler's method, x+ = x + h f(t, x). Order 1, one evaluation a step.
 * Choose it to match code that runs on a controller, or for a quick look; not for accuracy.
 * L. Euler, Institutionum calculi integralis I (1768).
 */
import { createExplicitRungeKutta } from './explicit-runge-kutta.ts'
import type { FixedSolver, Tableau } from './solver.ts'

const TABLEAU: Tableau = { a: [[]], b: [1], c: [0] }

export const euler: FixedSolver = {
  id: 'euler',
  name: 'Euler (order 1)',
  order: 1,
  choose: 'One evaluation a step: as controllers compute, and the least accurate.',
  kind: 'fixed',
  tableau: TABLEAU,
  create: size => createExplicitRungeKutta(TABLEAU, size),
}

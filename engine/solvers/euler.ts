/**
 * Euler's method, x+ = x + h f(t, x). Order 1, one evaluation a step.
 * Choose it to match code that runs on a controller, or for a quick look; not for accuracy.
 * L. Euler, Institutionum calculi integralis I (1768).
 */
import { createExplicitRungeKutta } from './explicit-runge-kutta.ts'
import type { FixedSolver } from './solver.ts'

export const euler: FixedSolver = {
  id: 'euler',
  name: 'Euler (order 1)',
  order: 1,
  choose: 'One evaluation a step: as controllers compute, and the least accurate.',
  kind: 'fixed',
  create: size => createExplicitRungeKutta({ a: [[]], b: [1], c: [0] }, size),
}

/**
 * The first step of a run: h such that h^(q+1) max(|x'|, |x''|) is a hundredth of the error allowed, with x'' from the
 * difference of f over a trial Euler step. E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary Differential
 * Equations I (1993), II.4.
 */
import { areFinite } from '../math/finite.ts'
import type { ErrorWeights } from './error-weights.ts'
import type { Derivatives } from './solver.ts'

export interface FirstStepPlace {
  readonly f: Derivatives
  readonly t: number
  readonly x: Float64Array
  /** f(t, x) */
  readonly dx: Float64Array
  readonly weights: ErrorWeights
  /** Order of the error estimate. */
  readonly order: number
  /** Longest step that makes sense. */
  readonly longest: number
  /** Room to work in, one double a state. */
  readonly point: Float64Array
  readonly slope: Float64Array
}

export function chooseFirstStep(place: FirstStepPlace): number {
  const { f, t, x, dx, weights, order, longest, point, slope } = place
  const horizon = Math.min(longest, 1e3 * Math.max(Math.abs(t), 1))
  /** Where a state starts at 0 its size is what it could reach. */
  for (let i = 0; i < x.length; i += 1) point[i] = (x[i] ?? 0) + 1e-3 * horizon * (dx[i] ?? 0)
  weights.weigh(x, areFinite(point) ? point : x)
  const size = weights.norm(x)
  const speed = weights.norm(dx)
  if (!(speed > 1e-300 && speed < 1e300)) return Math.min(longest, 1e-6 * horizon)
  const trial = Math.min(size < 1e-5 || speed < 1e-5 ? 1e-6 * horizon : (0.01 * size) / speed, longest)
  for (let i = 0; i < x.length; i += 1) point[i] = (x[i] ?? 0) + trial * (dx[i] ?? 0)
  f(t + trial, point, slope)
  for (let i = 0; i < x.length; i += 1) slope[i] = ((slope[i] ?? 0) - (dx[i] ?? 0)) / trial
  const bend = weights.norm(slope)
  const steepest = Math.max(speed, Number.isNaN(bend) ? Number.POSITIVE_INFINITY : bend)
  const chosen = steepest <= 1e-15 ? Math.max(1e-6, trial * 1e-3) : (0.01 / steepest) ** (1 / (order + 1))
  return Math.min(100 * trial, chosen > 0 ? chosen : trial, longest)
}

/** How long a step may be: up to the limit, not much more than half the way to it when two steps are needed. */

/** Steps that reach within this part of the limit reach it. */
const STRETCH = 1.01

/** The step to try; it equals `distance`, the way left to the limit, where the step is to land on it. */
export function fitStep(wanted: number, longest: number, distance: number): number {
  const h = Math.min(wanted, longest)
  if (h * STRETCH >= distance) return distance
  return h > distance / 2 ? distance / 2 : h
}

/** Below this, t + h differs from t by rounding only, or the limit lies out of reach. */
export function smallestStep(t: number, limit: number, minStep: number | undefined): number {
  return Math.max(minStep ?? 0, 16 * 2 ** -52 * Math.abs(t), 1e-30 * (limit - t), 1e-300)
}

/**
 * Time of a tick in seconds: k h, rounded once. Where 1/h is a whole number n (h = 1e-6, 0.1), k / n is the double
 * nearest to the true time, so that tick 3 of h = 0.1 is the 0.3 that a user writes; else k * h.
 */
export function createTickClock(stepSeconds: number): (tick: number) => number {
  const perSecond = findTicksPerSecond(stepSeconds)
  return perSecond === null ? tick => tick * stepSeconds : tick => tick / perSecond
}

/** Ticks in a second where that is a whole number, else null. */
export function findTicksPerSecond(stepSeconds: number): number | null {
  const perSecond = Math.round(1 / stepSeconds)
  return perSecond >= 1 && Math.abs(perSecond * stepSeconds - 1) <= 4 * Number.EPSILON ? perSecond : null
}

/** Past this the tick is no longer an exact double, and no run would end. */
export const MOST_TICKS = 2 ** 52

/** Whole steps in a span, forgiving its rounding to a millionth of a step; null where no exact double counts them. */
export function countTicks(spanSeconds: number, stepSeconds: number): number | null {
  const ticks = spanSeconds / stepSeconds
  const whole = Math.round(ticks)
  return Math.abs(ticks - whole) <= 1e-6 && whole <= MOST_TICKS ? whole : null
}

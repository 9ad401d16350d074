/**
 * Time of a tick in seconds: k h, rounded once. Where 1/h is a whole number n (h = 1e-6, 0.1), k / n is the double
 * nearest to the true time, so that tick 3 of h = 0.1 is the 0.3 that a user writes; else k * h.
 */
export function createTickClock(stepSeconds: number): (tick: number) => number {
  const perSecond = Math.round(1 / stepSeconds)
  const isWhole = perSecond >= 1 && Math.abs(perSecond * stepSeconds - 1) <= 4 * Number.EPSILON
  return isWhole ? tick => tick / perSecond : tick => tick * stepSeconds
}

/** Whole steps in a span, forgiving its rounding to a millionth of a step; null where there is no whole number. */
export function countTicks(spanSeconds: number, stepSeconds: number): number | null {
  const ticks = spanSeconds / stepSeconds
  const whole = Math.round(ticks)
  return Math.abs(ticks - whole) <= 1e-6 ? whole : null
}

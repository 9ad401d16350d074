import { type Expression, multiply } from '../sdk.ts'

/** 16 units in the last place: more than k h, a typed instant and a few operations on them are rounded by. */
const ROUNDING = 2 ** -49

/**
 * Time for a comparison with an instant that the user typed. Tick 3 of h = 0.1 may lie just below a typed 0.3; seen
 * through this a break acts at its own tick and not at the next one.
 */
export function forgiveRounding(t: Expression): Expression {
  return multiply(t, 1 + ROUNDING)
}

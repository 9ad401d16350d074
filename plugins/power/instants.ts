import { type Expression, multiply } from '../sdk.ts'

/** Time for a comparison with multiples of a period: 16 units in the last place later, more than k h is rounded by. */
export function forgiveRounding(t: Expression): Expression {
  return multiply(t, 1 + 2 ** -49)
}

/** A curve through points, cubic between any two of them. */
import { add, arrayRead, divide, type Expression, multiply, subtract } from '../../sdk.ts'
import type { Interval } from './axis.ts'

/**
 * With t from 0 to 1 in an interval of length h, from y0 with slope m0 to y1 with slope m1, and d = (y1 - y0)/h:
 * y = y0 + h t (m0 + t (3 d - 2 m0 - m1 + t (m0 + m1 - 2 d))).
 */
export function interpolateCurve(
  values: Expression,
  slopes: Expression,
  { index, part: t, length }: Interval,
): Expression {
  const next = add(index, 1)
  const [from, to] = [arrayRead(values, index), arrayRead(values, next)]
  const [slopeFrom, slopeTo] = [arrayRead(slopes, index), arrayRead(slopes, next)]
  const mean = divide(subtract(to, from), length)
  const excess = subtract(add(slopeFrom, slopeTo), multiply(2, mean))
  const bend = subtract(subtract(mean, slopeFrom), excess)
  const slope = add(slopeFrom, multiply(t, add(bend, multiply(t, excess))))
  return add(from, multiply(multiply(length, t), slope))
}

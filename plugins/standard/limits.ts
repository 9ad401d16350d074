import {
  and,
  type Expression,
  greater,
  greaterOrEqual,
  less,
  lessOrEqual,
  or,
  type ParameterFault,
} from '../sdk.ts'

/** Elements of two parameters side by side, a scalar beside each element of a vector. */
function pairUp(a: readonly number[], b: readonly number[]): (readonly [number, number])[] {
  const pick = (values: readonly number[], index: number) =>
    values[values.length === 1 ? 0 : index] ?? Number.NaN
  return Array.from(
    { length: Math.max(a.length, b.length) },
    (_, index) => [pick(a, index), pick(b, index)] as const,
  )
}

/** A fault of `lower` where it is above `upper`. Parameters are given as [name, values]. */
export function checkOrder(
  [lower, lowerValues]: readonly [string, readonly number[]],
  [upper, upperValues]: readonly [string, readonly number[]],
): ParameterFault[] {
  const wrong = pairUp(lowerValues, upperValues).find(([low, high]) => low > high)
  if (!wrong) return []
  return [
    {
      parameter: lower,
      message: `The value of ${lower}, ${wrong[0]}, is above that of ${upper}, ${wrong[1]}.`,
      hint: `Make ${lower} at most ${upper}.`,
    },
  ]
}

export interface Limits {
  readonly lower: Expression
  readonly upper: Expression
}

/** True where `value` stands at or, `strictly`, beyond a limit and `rate` would drive it further. */
export function isDrivenOut(
  value: Expression,
  rate: Expression,
  limits: Limits,
  boundary: 'at or beyond' | 'beyond',
): Expression {
  const [over, under] = boundary === 'beyond' ? [greater, less] : [greaterOrEqual, lessOrEqual]
  return or(and(over(value, limits.upper), greater(rate, 0)), and(under(value, limits.lower), less(rate, 0)))
}

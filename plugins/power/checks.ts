import type { ParameterFault } from '../sdk.ts'

type Values = Readonly<Record<string, readonly number[]>>

function checkEach(
  values: Values,
  isGood: (value: number) => boolean,
  message: (value: number) => string,
  hint: string,
): ParameterFault[] {
  return Object.entries(values).flatMap(([parameter, list]) => {
    const wrong = list.find(value => !isGood(value))
    return wrong === undefined ? [] : [{ parameter, message: message(wrong), hint }]
  })
}

/** A fault of each parameter that has an element which is not above 0. */
export function checkPositive(values: Values): ParameterFault[] {
  return checkEach(
    values,
    x => x > 0 && Number.isFinite(x),
    x => `${x} is not above 0.`,
    'Write a number above 0.',
  )
}

export function checkNotNegative(values: Values): ParameterFault[] {
  return checkEach(
    values,
    x => x >= 0 && Number.isFinite(x),
    x => `${x} is below 0.`,
    'Write 0 or a number above it.',
  )
}

/** A fault of `lower` where one of its elements is not below that of `upper`. */
export function checkBelow(
  [lower, low]: readonly [string, readonly number[]],
  [upper, high]: readonly [string, readonly number[]],
): ParameterFault[] {
  const pick = (values: readonly number[], i: number) => values[values.length === 1 ? 0 : i] ?? Number.NaN
  const indices = Array.from({ length: Math.max(low.length, high.length) }, (_, i) => i)
  const wrong = indices.find(i => pick(low, i) >= pick(high, i))
  if (wrong === undefined) return []
  return [
    {
      parameter: lower,
      message: `The value of ${lower}, ${pick(low, wrong)}, is not below that of ${upper}, ${pick(high, wrong)}.`,
      hint: `Make ${lower} less than ${upper}.`,
    },
  ]
}

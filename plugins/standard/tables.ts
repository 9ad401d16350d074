/** What is wrong with the points of a table. */
import type { ParameterFault } from '../sdk.ts'

export function checkIncreasing(parameter: string, points: readonly number[]): ParameterFault[] {
  if (points.length < 2) {
    return [
      { parameter, message: 'The table needs at least two points.', hint: 'Write a list such as [0, 1, 2].' },
    ]
  }
  const wrong = points.findIndex((x, i) => i > 0 && !(x > (points[i - 1] ?? Number.NaN)))
  if (wrong === -1) return []
  return [
    {
      parameter,
      message: `Point ${wrong + 1} (${points[wrong]}) does not exceed the one before it (${points[wrong - 1]}).`,
      hint: 'Sort the points so that they increase, and use each only once.',
    },
  ]
}

/** A fault of the second list when it has not as many elements as the first. Lists are given as [name, values]. */
export function checkSameLength(
  [first, firstValues]: readonly [string, readonly number[]],
  [second, secondValues]: readonly [string, readonly number[]],
): ParameterFault[] {
  if (firstValues.length === secondValues.length) return []
  return [
    {
      parameter: second,
      message: `There are ${firstValues.length} ${first} but ${secondValues.length} ${second}.`,
      hint: `Give as many ${second} as ${first}.`,
    },
  ]
}

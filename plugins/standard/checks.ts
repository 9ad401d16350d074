import type { ParameterFault } from '../sdk.ts'

/** A fault unless every element of the parameter satisfies the condition. */
export function checkEvery(
  parameter: string,
  values: readonly number[],
  isGood: (value: number) => boolean,
  wanted: string,
  hint: string,
): ParameterFault[] {
  const wrong = values.find(value => !isGood(value))
  return wrong === undefined ? [] : [{ parameter, message: `${wrong} is not ${wanted}.`, hint }]
}

/** What is off or on, and gives a value for each: Toggle Switch and Push Button. */
import { type Expression, greaterOrEqual, number, type ParameterFault, select } from '../../sdk.ts'

export const valueParameters = {
  off: number('Off', '0', { description: 'What it gives while it is off.' }),
  on: number('On', '1', { description: 'What it gives while it is on.' }),
}

export function checkPosition(parameter: string, values: readonly number[]): ParameterFault[] {
  const isKnown = values.length === 1 && (values[0] === 0 || values[0] === 1)
  return isKnown ? [] : [{ parameter, message: 'It is 0 or 1.', hint: 'Write 0 for off, 1 for on.' }]
}

export function chooseValue(position: Expression, off: Expression, on: Expression): Expression {
  return select(greaterOrEqual(position, 0.5), on, off)
}

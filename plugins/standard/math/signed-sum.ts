import {
  add,
  type Expression,
  negate,
  type ParameterFault,
  type PortTable,
  subtract,
  text,
} from '../../sdk.ts'
import { foldInputs } from '../fold.ts'
import { numberPorts } from '../ports.ts'

/** The parameter of blocks that add and subtract, with the signs it has at first. */
export function signsParameter(signs: string) {
  return text('Signs', signs, { description: 'One + or - for each input.' })
}

export function signedPorts(signs: string): PortTable {
  return numberPorts(
    'u',
    signs.length,
    position => `Input, ${signs[position - 1] === '-' ? 'subtracted' : 'added'}`,
  )
}

export function signMarks(signs: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...signs].map((sign, i) => [`u${i + 1}`, sign]))
}

export function checkSigns(signs: string): ParameterFault[] {
  if (/^[+-]+$/.test(signs)) return []
  return [
    {
      parameter: 'signs',
      message: `"${signs}" is not a list of signs.`,
      hint: 'Write one + or - for each input, such as +-.',
    },
  ]
}

/** From the first input to the last; with one sign, the elements of a vector. */
export function addWithSigns(signs: string, inputs: readonly Expression[]): Expression {
  const [first, ...rest] = inputs
  const isNegative = signs[0] === '-'
  if (first === undefined || rest.length === 0) {
    const total = foldInputs(inputs, add)
    return isNegative ? negate(total) : total
  }
  return rest.reduce(
    (sofar, u, i) => (signs[i + 1] === '-' ? subtract(sofar, u) : add(sofar, u)),
    isNegative ? negate(first) : first,
  )
}

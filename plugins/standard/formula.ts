/** Formulas that users type: the names in them, and what is wrong before any signal is known. */
import {
  concatenate,
  type Expression,
  type FormulaValue,
  type ParameterFault,
  reference,
  time,
} from '../sdk.ts'
import { expressionFromText, FormulaError } from '../sdk-text.ts'

/** `u1 u2 ...` are the inputs, `u` is the only one or all of them as one vector, `t` is the time. */
export function nameInputs(inputs: readonly Expression[]): Record<string, Expression> {
  const [first] = inputs
  const all = inputs.length === 1 ? first : inputs.some(({ bus }) => bus) ? undefined : joinAll(inputs)
  return {
    ...(all ? { u: all } : {}),
    ...Object.fromEntries(inputs.map((input, i) => [`u${i + 1}`, input])),
    t: time,
  }
}

function joinAll(inputs: readonly Expression[]): Expression | undefined {
  return inputs.length > 0 ? concatenate(inputs) : undefined
}

/** Wide enough for the elements that most formulas pick; whatever needs more is looked at when signals arrive. */
const WIDE = 8

/** What is wrong with the text itself; shapes show when signals arrive. */
export function checkFormula(parameter: string, formula: FormulaValue, inputs: number): ParameterFault[] {
  const leaves = Array.from({ length: inputs }, (_, i) => reference('input', `u${i + 1}`, WIDE))
  const variables = formula.variables.map(({ name, width, columns }) => [
    name,
    reference('parameter', name, { type: 'real', width, columns }),
  ])
  try {
    expressionFromText(formula.text, { ...Object.fromEntries(variables), ...nameInputs(leaves) })
    return []
  } catch (error) {
    if (error instanceof FormulaError) {
      const { message, hint, at } = error
      const place = at === undefined ? {} : { at: { line: 1, column: at } }
      return [{ parameter, message, ...(hint === undefined ? {} : { hint }), ...place }]
    }
    return []
  }
}

export interface FormulaPart {
  readonly text: string
  /** The text behind as many blanks as there are characters before it, so that places in messages are right. */
  readonly padded: string
}

/** What stands between the commas that are in no brackets; nothing where there is nothing. */
export function splitFormulas(list: string): FormulaPart[] {
  if (list.trim() === '') return []
  const parts: FormulaPart[] = []
  let depth = 0
  let start = 0
  const close = (end: number): void => {
    const text = list.slice(start, end)
    parts.push({ text, padded: ' '.repeat(start) + text })
    start = end + 1
  }
  for (let i = 0; i < list.length; i += 1) {
    const character = list[i] ?? ''
    if ('([{'.includes(character)) depth += 1
    if (')]}'.includes(character)) depth -= 1
    if (character === ',' && depth === 0) close(i)
  }
  close(list.length)
  return parts
}

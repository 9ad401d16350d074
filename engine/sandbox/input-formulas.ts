/**
 * Formulas over the inputs of a plugin's block: the parser is ours and stays outside, so that the sandbox only sees a leaf of
 * the right shape, in whose place the graph of the formula is put.
 */

import type { Configuration } from '../block/behaviour.ts'
import { bindFormula } from '../block/bind-parameters.ts'
import type { ParameterFault } from '../block/block-type.ts'
import { type Expression, reference, time } from '../block/expression.ts'
import { expressionFromText } from '../block/expression-from-text.ts'
import { FormulaError } from '../block/formula-error.ts'
import {
  isInputFormula,
  type ParameterTable,
  type ParameterValues,
  typeOfParameter,
} from '../block/parameter.ts'
import { SCALAR, type SignalType } from '../block/signal-type.ts'

export type InputFormulas = ReadonlyMap<string, Expression>

/** Graphs of the formulas, by parameter. @throws FormulaError, ExpressionError */
export function computeInputFormulas(
  table: ParameterTable,
  parameters: ParameterValues,
  inputs: Readonly<Record<string, SignalType>>,
): InputFormulas {
  const leaves = Object.fromEntries(
    Object.entries(inputs).map(([port, type]) => [port, reference('input', port, type)]),
  )
  return new Map(
    Object.entries(table).flatMap(([name, declaration]) => {
      const value = parameters[name]
      if (!isInputFormula(declaration) || typeof value !== 'object' || !('text' in value)) return []
      const { text, variables } = bindFormula(value, reference('parameter', name, typeOfParameter(value)))
      return [[name, expressionFromText(text, { ...variables, ...leaves, t: time })] as const]
    }),
  )
}

/** What the sandbox is asked about: in place of a formula a value of its shape. */
export function hideFormulas({ parameters, ...rest }: Configuration, formulas: InputFormulas): Configuration {
  const hidden = [...formulas].map(([name, { width, columns }]) => [
    name,
    { values: Array.from({ length: width }, () => 0), columns },
  ])
  return { ...rest, parameters: { ...parameters, ...Object.fromEntries(hidden) } }
}

/** Wide enough for the elements that most formulas pick; whatever needs more is looked at when signals arrive. */
const WIDE: SignalType = { ...SCALAR, width: 8 }

/** What is wrong with the texts themselves. */
export function checkInputFormulas(
  table: ParameterTable,
  parameters: ParameterValues,
  ports: readonly string[],
): ParameterFault[] {
  const inputs = Object.fromEntries(ports.map(port => [port, WIDE]))
  return Object.entries(table).flatMap(([parameter, declaration]) => {
    try {
      computeInputFormulas({ [parameter]: declaration }, parameters, inputs)
      return []
    } catch (error) {
      if (!(error instanceof FormulaError)) return []
      const { message, hint } = error
      return [{ parameter, message, ...(hint === undefined ? {} : { hint }) }]
    }
  })
}

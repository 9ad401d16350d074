/** Parameters as a behaviour sees them: tunable ones as leaves, shaping ones as plain values. */
import type { Formula } from './block-definition.ts'
import { concatenate, element } from './elements.ts'
import { type Expression, reference } from './expression.ts'
import { reshape } from './matrix.ts'
import {
  type FormulaValue,
  isTunable,
  type ParameterTable,
  type ParameterValues,
  typeOfParameter,
} from './parameter.ts'

export function bindParameters(table: ParameterTable, values: ParameterValues): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(table).map(([name, declaration]) => {
      const value = values[name]
      if (!isTunable(declaration)) return [name, value]
      const leaf = reference('parameter', name, typeOfParameter(value))
      return [name, typeof value === 'object' && 'text' in value ? bindFormula(value, leaf) : leaf]
    }),
  )
}

export function bindFormula({ text, variables }: FormulaValue, leaf: Expression): Formula {
  let next = 0
  const bound = variables.map(({ name, width, columns }) => {
    const parts = Array.from({ length: width }, () => element(leaf, next++))
    return [name, reshape(concatenate(parts), columns)] as const
  })
  return { text, variables: Object.fromEntries(bound) }
}

import {
  choice,
  type Expression,
  equal,
  greater,
  greaterOrEqual,
  less,
  lessOrEqual,
  notEqual,
} from '../../sdk.ts'

export type Operator = '==' | '!=' | '<' | '<=' | '>=' | '>'

interface Comparison {
  readonly tex: string
  readonly sign: string
  readonly compare: (a: Expression, b: Expression) => Expression
}

export const COMPARISONS: Readonly<Record<Operator, Comparison>> = {
  '==': { tex: '=', sign: '=', compare: equal },
  '!=': { tex: '\\ne', sign: '\u2260', compare: notEqual },
  '<': { tex: '<', sign: '<', compare: less },
  '<=': { tex: '\\le', sign: '\u2264', compare: lessOrEqual },
  '>=': { tex: '\\ge', sign: '\u2265', compare: greaterOrEqual },
  '>': { tex: '>', sign: '>', compare: greater },
}

/** The choice of an operator between two operands with the given names. */
export function operatorParameter(value: Operator, left: string, right: string) {
  const options = Object.entries(COMPARISONS).map(([name, { sign }]) => [name, `${left} ${sign} ${right}`])
  return choice<Operator>('Operator', value, Object.fromEntries(options) as Record<Operator, string>)
}

/** TeX of an operator as the user typed it. */
export function texOf(operator: string): string {
  return Object.hasOwn(COMPARISONS, operator) ? COMPARISONS[operator as Operator].tex : '?'
}

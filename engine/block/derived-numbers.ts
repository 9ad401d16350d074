/** Numbers that follow from a block's parameters, and live in memory beside them. */
import type { ParameterValues } from './parameter.ts'

/** By the name that the block gives them. */
export type DerivedNumbers = Readonly<Record<string, readonly number[]>>

/** Their names among the values of the parameters begin so. */
const DERIVED = '$'

export function derivedName(name: string): string {
  return `${DERIVED}${name}`
}

export function isDerived(parameter: string): boolean {
  return parameter.startsWith(DERIVED)
}

interface Deriving {
  readonly derive?: (parameters: ParameterValues) => DerivedNumbers
}

/** What follows from the values of a block's parameters, by the names under which it stands among them. */
export function deriveValues({ derive }: Deriving, values: ParameterValues): DerivedNumbers {
  const numbers = Object.entries(derive?.(values) ?? {})
  return Object.fromEntries(numbers.map(([name, list]) => [derivedName(name), list]))
}

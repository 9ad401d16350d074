import { type Expression, ExpressionError, elements } from '../sdk.ts'

/** Combines inputs from the first to the last; a single input is a vector whose elements are combined. */
export function foldInputs(
  inputs: readonly Expression[],
  combine: (sofar: Expression, next: Expression) => Expression,
): Expression {
  const [only] = inputs
  if (only === undefined) throw new ExpressionError('The block needs at least one input.')
  return (inputs.length === 1 ? elements(only) : inputs).reduce(combine)
}

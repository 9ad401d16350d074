/** The same elements as a signal of another type. */
import { type Expression, ExpressionError } from './expression.ts'
import { describeType, type SignalType, typeOf } from './signal-type.ts'

/** Operands one after the other, as a signal of a type that is as wide as all of them. */
export function arrange(operands: readonly Expression[], to: SignalType): Expression {
  const width = operands.reduce((sum, operand) => sum + operand.width, 0)
  if (width !== to.width || width % to.columns !== 0)
    throw new ExpressionError(`${width} elements cannot become ${describeType(to)}.`, operands)
  return { kind: 'concatenation', ...typeOf(to), operands }
}

/** The same elements as a signal of another type, of the same width. */
export function retype(operand: Expression, to: SignalType): Expression {
  if (operand.kind !== 'constant') return arrange([operand], to)
  return { kind: 'constant', values: operand.values, ...typeOf(to) }
}

/** Vectors: made of their elements, taken apart, and summed. */
import { retype } from './arrange.ts'
import { add, multiply, refuseBus } from './elementwise.ts'
import { type Expression, ExpressionError } from './expression.ts'
import { describeType, withoutBus } from './signal-type.ts'

export function element(operand: Expression, index: number): Expression {
  refuseBus(operand)
  return rawElement(operand, index)
}

/** An element of anything, also of a bus. */
export function rawElement(operand: Expression, index: number): Expression {
  if (!Number.isInteger(index) || index < 0 || index >= operand.width)
    throw new ExpressionError(`Element ${index + 1} is outside ${describeType(operand)}.`, [operand])
  if (operand.width === 1) return operand.bus ? retype(operand, withoutBus(operand)) : operand
  const scalar = { type: operand.type, width: 1, columns: 1 }
  if (operand.kind === 'constant')
    return { kind: 'constant', ...scalar, values: operand.values.slice(index, index + 1) }
  if (operand.kind === 'concatenation') {
    let rest = index
    for (const part of operand.operands) {
      if (rest < part.width) return rawElement(part, rest)
      rest -= part.width
    }
  }
  return { kind: 'element', ...scalar, operand, index }
}

export function elements(operand: Expression): Expression[] {
  return Array.from({ length: operand.width }, (_, index) => element(operand, index))
}

export function concatenate(operands: readonly Expression[]): Expression {
  const [first] = operands
  if (first === undefined) throw new ExpressionError('A vector needs at least one element.')
  operands.forEach(refuseBus)
  if (operands.length === 1) return first
  const width = operands.reduce((sum, operand) => sum + operand.width, 0)
  const type = operands.every(operand => operand.type === 'boolean') ? 'boolean' : 'real'
  const constants = operands.filter(operand => operand.kind === 'constant')
  if (constants.length === operands.length) {
    return { kind: 'constant', type, width, columns: 1, values: constants.flatMap(({ values }) => values) }
  }
  return { kind: 'concatenation', type, width, columns: 1, operands }
}

/** A scalar as a vector of equal elements. */
export function broadcast(operand: Expression, width: number): Expression {
  if (operand.width === width) return operand
  if (operand.width !== 1)
    throw new ExpressionError(`${describeType(operand)} cannot become ${width} wide.`, [operand])
  return concatenate(Array.from({ length: width }, () => operand))
}

export function dot(a: Expression, b: Expression): Expression {
  if (a.width !== b.width) {
    throw new ExpressionError(`A dot product cannot combine ${describeType(a)} with ${describeType(b)}.`, [
      a,
      b,
    ])
  }
  refuseBus(a)
  refuseBus(b)
  if (a.width === 1) return multiply(a, b)
  return { kind: 'dot', type: 'real', width: 1, columns: 1, a, b }
}

/** Sum of all elements, from the first. */
export function sumOfElements(operand: Expression): Expression {
  return elements(operand).reduce((sum, next) => add(sum, next))
}

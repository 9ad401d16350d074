/** What operators in a formula mean, by the names that mathjs gives them. */
import * as elementwise from './elementwise.ts'
import type { Expression } from './expression.ts'
import { matrixMultiply, transpose } from './matrix.ts'

export type Binary = (a: Expression, b: Expression) => Expression
export type Unary = (a: Expression) => Expression

const multiplyAny: Binary = (a, b) =>
  a.columns > 1 || b.columns > 1 ? matrixMultiply(a, b) : elementwise.multiply(a, b)

export const BINARY: Readonly<Record<string, Binary>> = {
  add: elementwise.add,
  subtract: elementwise.subtract,
  multiply: multiplyAny,
  dotMultiply: elementwise.multiply,
  divide: elementwise.divide,
  dotDivide: elementwise.divide,
  pow: elementwise.power,
  dotPow: elementwise.power,
  mod: elementwise.modulo,
  smaller: elementwise.less,
  smallerEq: elementwise.lessOrEqual,
  larger: elementwise.greater,
  largerEq: elementwise.greaterOrEqual,
  equal: elementwise.equal,
  unequal: elementwise.notEqual,
  and: elementwise.and,
  bitAnd: elementwise.and,
  or: elementwise.or,
  bitOr: elementwise.or,
  xor: elementwise.exclusiveOr,
}

export const UNARY: Readonly<Record<string, Unary>> = {
  unaryMinus: elementwise.negate,
  unaryPlus: a => a,
  not: elementwise.not,
  bitNot: elementwise.not,
  ctranspose: transpose,
}

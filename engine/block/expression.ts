/**
 * The language in which a block's behaviour is written, once. An expression is an immutable graph; a node
 * used twice is computed once. Nodes are typed `real` or `boolean` and have a shape; a scalar (width 1) meets a vector
 * or a matrix element by element. Values are IEEE doubles; true is 1 and false is 0, and where a truth is wanted
 * every number but 0 is one.
 */

import type { Callee } from './callee.ts'
import { OPERATIONS, type OperationName } from './operations.ts'
import { describeType, hasSameShape, isSameBus, type Shape, type SignalType, typeOf } from './signal-type.ts'

type Node = SignalType

export interface Constant extends Node {
  readonly kind: 'constant'
  readonly values: readonly number[]
}

/** Simulated time in seconds, at minor steps the stage's time. */
export interface Time extends Node {
  readonly kind: 'time'
}

/** Number of the major step, counted from 0; at minor steps that of the step's beginning. */
export interface Tick extends Node {
  readonly kind: 'tick'
}

/** A leaf whose value stands in the context: an input, a parameter or a state of the block. */
export interface Reference extends Node {
  readonly kind: 'input' | 'parameter' | 'state'
  readonly name: string
}

/** Element by element over operands of width 1 or of the node's width. */
export interface Operation extends Node {
  readonly kind: 'operation'
  readonly operation: OperationName
  readonly operands: readonly Expression[]
}

/** One element of a vector; indices count from 0. */
export interface Element extends Node {
  readonly kind: 'element'
  readonly operand: Expression
  readonly index: number
}

/** Operands one after the other in one vector. */
export interface Concatenation extends Node {
  readonly kind: 'concatenation'
  readonly operands: readonly Expression[]
}

/** Sum of a[i] * b[i], added from the first element. */
export interface Dot extends Node {
  readonly kind: 'dot'
  readonly a: Expression
  readonly b: Expression
}

export type LookupMethod = 'linear' | 'nearest' | 'previous'
export type LookupEnds = 'clip' | 'extrapolate'

/** A table y(x) with increasing x; both table vectors are expressions, so that they can be tuned. */
export interface Lookup extends Node {
  readonly kind: 'lookup'
  readonly x: Expression
  readonly xs: Expression
  readonly ys: Expression
  readonly method: LookupMethod
  readonly ends: LookupEnds
}

/** An element of an array, at an index that is computed; see `arrayRead`. */
export interface Read extends Node {
  readonly kind: 'read'
  readonly array: Expression
  readonly index: Expression
  readonly elementWidth: number
}

/** A signal at an earlier time, or its slope there; see `history`. */
export interface History extends Node {
  readonly kind: 'history'
  readonly at: Expression
  readonly times: Expression
  readonly values: Expression
  readonly written: Expression
  readonly elementWidth: number
  readonly result: 'value' | 'slope'
}

/** What a plain function makes of its operands; see `callFunction`. */
export interface Call extends Node {
  readonly kind: 'call'
  readonly callee: Callee
  readonly operands: readonly Expression[]
}

export type Expression =
  | Constant
  | Time
  | Tick
  | Reference
  | Operation
  | Element
  | Concatenation
  | Dot
  | Lookup
  | Read
  | History
  | Call

/** A mistake of a block's author or of its configuration; the compiler turns it into a Diagnostic. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
  /** What does not go together, so that the message can name where it comes from. */
  readonly culprits: readonly Expression[]
  constructor(message: string, culprits: readonly Expression[] = []) {
    super(message)
    this.culprits = culprits
  }
}

export type Operand = Expression | number

export function constant(value: number | readonly number[]): Constant {
  const values = typeof value === 'number' ? [value] : value
  if (values.length === 0) throw new ExpressionError('A constant needs at least one element.')
  return { kind: 'constant', type: 'real', width: values.length, columns: 1, values }
}

export function truth(value: boolean): Constant {
  return { kind: 'constant', type: 'boolean', width: 1, columns: 1, values: [value ? 1 : 0] }
}

export const time: Time = { kind: 'time', type: 'real', width: 1, columns: 1 }

export const tick: Tick = { kind: 'tick', type: 'real', width: 1, columns: 1 }

export function reference(kind: Reference['kind'], name: string, of: number | SignalType): Reference {
  return { kind, name, ...(typeof of === 'number' ? { type: 'real', width: of, columns: 1 } : typeOf(of)) }
}

export function lift(operand: Operand): Expression {
  return typeof operand === 'number' ? constant(operand) : operand
}

/** The shape of a combination element by element: that of all operands but the scalars. */
function commonShape(operands: readonly Expression[], what: string): Shape {
  operands.forEach(refuseBus)
  const [first, ...rest] = operands.filter(operand => operand.width !== 1)
  if (!first) return { width: 1, columns: 1 }
  for (const other of rest) {
    if (hasSameShape(first, other)) continue
    throw new ExpressionError(`${what} cannot combine ${describeType(first)} with ${describeType(other)}.`, [
      first,
      other,
    ])
  }
  return { width: first.width, columns: first.columns }
}

function refuseBus(operand: Expression): void {
  if (!operand.bus) return
  throw new ExpressionError(
    `It cannot calculate with ${describeType(operand)}; a Bus Selector picks elements of a bus.`,
    [operand],
  )
}

export function operate(name: OperationName, ...given: readonly Operand[]): Expression {
  const operation = OPERATIONS[name]
  const operands = given.map(lift)
  const [, ...values] = operands
  const isTruth = values.length > 0 && values.every(operand => operand.type === 'boolean')
  const type = operation.result === 'same' ? (isTruth ? 'boolean' : 'real') : operation.result
  const shape = commonShape(operands, name)
  const constants = operands.filter(operand => operand.kind === 'constant')
  if (constants.length === operands.length) {
    const values = Array.from({ length: shape.width }, (_, i) => {
      const [a = 0, b = 0, c = 0] = constants.map(({ values }) => values[values.length === 1 ? 0 : i])
      return operation.evaluate(a, b, c)
    })
    return { kind: 'constant', type, ...shape, values }
  }
  return { kind: 'operation', type, ...shape, operation: name, operands }
}

const unary = (name: OperationName) => (a: Operand) => operate(name, a)
const binary = (name: OperationName) => (a: Operand, b: Operand) => operate(name, a, b)

export const add = binary('add')
export const subtract = binary('subtract')
export const multiply = binary('multiply')
export const divide = binary('divide')
export const minimum = binary('minimum')
export const maximum = binary('maximum')
export const power = binary('power')
export const arctangent2 = binary('arctangent2')
/** Remainder with the sign of the divisor; `modulo(a, 0)` is a. */
export const modulo = binary('modulo')
/** Remainder with the sign of the dividend; `remainder(a, 0)` is not a number. */
export const remainder = binary('remainder')
/** The square root of a^2 + b^2, without overflow on the way. */
export const hypotenuse = binary('hypotenuse')
/**
 * The k-th number of the random sequence that the seed names, uniform in [0, 1). A hash, not a state: the same
 * whatever was drawn before.
 */
export const random = binary('random')
export const negate = unary('negate')
export const absolute = unary('absolute')
export const sign = unary('sign')
export const squareRoot = unary('squareRoot')
export const exponential = unary('exponential')
export const logarithm = unary('logarithm')
export const logarithm10 = unary('logarithm10')
export const sine = unary('sine')
export const cosine = unary('cosine')
export const tangent = unary('tangent')
export const arcsine = unary('arcsine')
export const arccosine = unary('arccosine')
export const arctangent = unary('arctangent')
export const hyperbolicSine = unary('hyperbolicSine')
export const hyperbolicCosine = unary('hyperbolicCosine')
export const hyperbolicTangent = unary('hyperbolicTangent')
export const inverseHyperbolicSine = unary('inverseHyperbolicSine')
export const inverseHyperbolicCosine = unary('inverseHyperbolicCosine')
export const inverseHyperbolicTangent = unary('inverseHyperbolicTangent')
export const floor = unary('floor')
export const ceiling = unary('ceiling')
/** Towards zero. */
export const truncate = unary('truncate')
/** To the nearest whole number, halves away from zero. */
export const round = unary('round')
export const less = binary('less')
export const lessOrEqual = binary('lessOrEqual')
export const greater = binary('greater')
export const greaterOrEqual = binary('greaterOrEqual')
export const equal = binary('equal')
export const notEqual = binary('notEqual')
export const and = binary('and')
export const or = binary('or')
export const exclusiveOr = binary('exclusiveOr')
export const not = unary('not')

/** `a` where the condition holds, else `b`. Both are computed. Two like buses are chosen from as a whole. */
export function select(condition: Expression, a: Operand, b: Operand): Expression {
  const [first, second] = [lift(a), lift(b)]
  if (first.bus && condition.width === 1 && isSameBus(first.bus, second.bus)) {
    const chosen = select(condition, retype(first, withoutBus(first)), retype(second, withoutBus(second)))
    return retype(chosen, first)
  }
  if (first.bus || second.bus) {
    throw new ExpressionError(
      `It cannot choose between ${describeType(first)} and ${describeType(second)}.`,
      [first, second],
    )
  }
  if (condition.kind === 'constant' && condition.width === 1) {
    const chosen = condition.values[0] === 0 ? second : first
    if (hasSameShape(chosen, commonShape([first, second], 'select'))) return chosen
  }
  return operate('select', condition, first, second)
}

function withoutBus({ type, width, columns }: SignalType): SignalType {
  return { type, width, columns }
}

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

/** min(max(x, lower), upper) */
export function clamp(x: Operand, lower: Operand, upper: Operand): Expression {
  return minimum(maximum(x, lower), upper)
}

/** The k-th number of a normal random sequence of mean 0 and variance 1 (Box and Muller, 1958). */
export function randomNormal(seed: Operand, k: Operand): Expression {
  const first = multiply(2, k)
  const radius = squareRoot(multiply(-2, logarithm(subtract(1, random(seed, first)))))
  return multiply(radius, cosine(multiply(2 * Math.PI, random(seed, add(first, 1)))))
}

/** Real to boolean: true where the value is not 0. */
export function isTrue(operand: Expression): Expression {
  return operand.type === 'boolean' ? operand : notEqual(operand, 0)
}

/** Boolean to real: 1 or 0. */
export function toReal(operand: Expression): Expression {
  return operand.type === 'real' ? operand : select(operand, 1, 0)
}

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

/** Result as wide as `x`; `xs` and `ys` are tables of one width, `xs` increasing. */
export function lookup(
  x: Expression,
  xs: Expression,
  ys: Expression,
  method: LookupMethod = 'linear',
  ends: LookupEnds = 'clip',
): Expression {
  if (xs.width !== ys.width) {
    throw new ExpressionError(`The table has ${xs.width} points but ${ys.width} values.`)
  }
  refuseBus(x)
  return { kind: 'lookup', type: 'real', width: x.width, columns: x.columns, x, xs, ys, method, ends }
}

/** The expressions a node is made of, none for a leaf. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'operation':
    case 'concatenation':
    case 'call':
      return expression.operands
    case 'element':
      return [expression.operand]
    case 'dot':
      return [expression.a, expression.b]
    case 'lookup':
      return [expression.x, expression.xs, expression.ys]
    case 'read':
      return [expression.array, expression.index]
    case 'history':
      return [expression.at, expression.times, expression.values, expression.written]
    default:
      return []
  }
}

/** Every node once, operands before the nodes that use them. */
export function visit(roots: readonly Expression[], see: (node: Expression) => void): void {
  const seen = new Set<Expression>()
  const walk = (node: Expression): void => {
    if (seen.has(node)) return
    seen.add(node)
    for (const operand of operandsOf(node)) walk(operand)
    see(node)
  }
  for (const root of roots) walk(root)
}

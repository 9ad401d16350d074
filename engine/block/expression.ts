/**
 * The language in which a block's behaviour is written, once. An expression is an immutable graph; a node
 * used twice is computed once. Nodes are typed `real` or `boolean` and have a shape; a scalar (width 1) meets a vector
 * or a matrix element by element. Values are IEEE doubles; true is 1 and false is 0, and where a truth is wanted
 * every number but 0 is one.
 */

import type { Callee } from './callee.ts'
import type { OperationName } from './operations.ts'
import { type SignalType, typeOf } from './signal-type.ts'

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

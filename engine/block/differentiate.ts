/**
 * Exact derivatives of expression graphs, forward mode: for each node its tangent, from the tangents of the leaves.
 * A structural zero is null, so that what does not depend on a leaf costs nothing. At a kink (Abs, Min, Saturation,
 * a table's point) it is the derivative of the branch that the value takes; comparisons have none.
 */
import { arrayRead, history, historySlope } from './array.ts'
import { broadcast, concatenate, dot, element, elements } from './elements.ts'
import {
  absolute,
  add,
  cosine,
  divide,
  equal,
  floor,
  greater,
  greaterOrEqual,
  hyperbolicCosine,
  hyperbolicSine,
  less,
  lessOrEqual,
  logarithm,
  maximum,
  multiply,
  negate,
  notEqual,
  or,
  power,
  select,
  sign,
  sine,
  squareRoot,
  subtract,
  truncate,
} from './elementwise.ts'
import {
  type Call,
  constant,
  type Expression,
  type History,
  type Lookup,
  type Operation,
} from './expression.ts'
import { lookup } from './lookup.ts'
import { reshape } from './matrix.ts'
import type { OperationName } from './operations.ts'
import { callFunction } from './plain-function.ts'
import type { Shape } from './signal-type.ts'

/** The tangent of a leaf, as wide as the leaf or a scalar; null where it does not change. */
export type Seed = (leaf: Expression) => Expression | null

export interface Differentiator {
  /** The tangent of an expression, null where it is structurally zero. Shared nodes are differentiated once. */
  readonly differentiate: (expression: Expression) => Expression | null
}

export function createDifferentiator(seed: Seed): Differentiator {
  const known = new Map<Expression, Expression | null>()
  const differentiate = (node: Expression): Expression | null => {
    const found = known.get(node)
    if (found !== undefined) return found
    const tangent = tangentOf(node)
    known.set(node, tangent)
    return tangent
  }
  const tangentOf = (node: Expression): Expression | null => {
    switch (node.kind) {
      case 'constant':
        return null
      case 'time':
      case 'tick':
      case 'input':
      case 'parameter':
      case 'state':
        return seed(node)
      case 'element': {
        const inner = differentiate(node.operand)
        return inner && (inner.width === 1 ? inner : element(inner, node.index))
      }
      case 'concatenation': {
        const inner = node.operands.map(differentiate)
        if (inner.every(tangent => tangent === null)) return null
        return reshape(
          concatenate(node.operands.map((operand, i) => widen(inner[i] ?? null, operand))),
          node.columns,
        )
      }
      case 'dot': {
        const { a, b } = node
        const first = differentiate(a)
        const second = differentiate(b)
        return plus(first && dot(widen(first, a), b), second && dot(a, widen(second, b)))
      }
      case 'lookup':
        return times(differentiate(node.x), slopeOf(node))
      case 'read': {
        const inner = differentiate(node.array)
        return inner && arrayRead(widen(inner, node.array), node.index, node.elementWidth)
      }
      case 'history':
        return node.result === 'slope' ? null : tangentOfHistory(node)
      case 'call':
        return tangentOfCall(node, node.operands.map(differentiate))
      case 'operation':
        return tangentOfOperation(node, node.operands.map(differentiate))
    }
  }
  const tangentOfHistory = (node: History): Expression | null => {
    const ofValues = differentiate(node.values)
    const byValues = ofValues && history(node.at, { ...node, values: widen(ofValues, node.values) })
    return plus(byValues, times(differentiate(node.at), historySlope(node)))
  }
  return { differentiate }
}

/** Of the size of an operand; the best for central differences. */
const RELATIVE_STEP = 2 ** -17

/** Nobody knows the slopes of a plain function: central differences, one operand's element after the other. */
function tangentOfCall(
  { callee, operands, width }: Call,
  tangents: readonly (Expression | null)[],
): Expression | null {
  let sum: Expression | null = null
  operands.forEach((operand, i) => {
    const tangent = tangents[i] ?? null
    if (tangent === null) return
    const wide = widen(tangent, operand)
    for (let k = 0; k < operand.width; k += 1) {
      const step = multiply(RELATIVE_STEP, maximum(1, absolute(element(operand, k))))
      const moved = (by: Expression): Expression => {
        const parts = elements(operand)
        const at = concatenate(parts.with(k, add(element(operand, k), by)))
        return callFunction(callee, operands.with(i, reshape(at, operand.columns)), width)
      }
      const slope = divide(subtract(moved(step), moved(negate(step))), multiply(2, step))
      sum = plus(sum, multiply(slope, element(wide, k)))
    }
  })
  return sum
}

function widen(tangent: Expression | null, { width, columns }: Shape): Expression {
  if (tangent !== null && tangent.width === width) return tangent
  const wide = tangent === null ? constant(Array<number>(width).fill(0)) : broadcast(tangent, width)
  return reshape(wide, columns)
}

function plus(a: Expression | null, b: Expression | null): Expression | null {
  if (a === null) return b
  return b === null ? a : add(a, b)
}

function times(tangent: Expression | null, factor: Expression | number): Expression | null {
  if (tangent === null || factor === 0) return null
  return factor === 1 ? tangent : multiply(tangent, factor)
}

type Rule = (
  operands: readonly Expression[],
  tangents: readonly (Expression | null)[],
  node: Operation,
) => Expression | null

/** One operand: the tangent times the derivative. */
const chain =
  (derivative: (a: Expression, node: Operation) => Expression | number): Rule =>
  ([a], [da = null], node) =>
    a === undefined ? null : times(da, derivative(a, node))

/** Picks one of two tangents by a condition on the operands. */
const pick =
  (takesFirst: (a: Expression, b: Expression) => Expression): Rule =>
  ([a, b], [da = null, db = null]) =>
    a === undefined || b === undefined ? null : choose(takesFirst(a, b), da, db)

function choose(condition: Expression, a: Expression | null, b: Expression | null): Expression | null {
  return a === null && b === null ? null : select(condition, a ?? 0, b ?? 0)
}

const nothing: Rule = () => null

const RULES: Readonly<Record<OperationName, Rule>> = {
  add: (_, [da = null, db = null]) => plus(da, db),
  subtract: (_, [da = null, db = null]) => plus(da, db && negate(db)),
  multiply: ([a, b], [da = null, db = null]) => plus(b ? times(da, b) : null, a ? times(db, a) : null),
  divide: ([, b], [da = null, db = null], node) => {
    if (b === undefined) return null
    const numerator = plus(da, db && negate(multiply(node, db)))
    return numerator && divide(numerator, b)
  },
  minimum: pick(lessOrEqual),
  maximum: pick(greaterOrEqual),
  power: ([a, b], [da = null, db = null], node) => {
    if (a === undefined || b === undefined) return null
    const byBase = times(da, multiply(b, power(a, subtract(b, 1))))
    const byExponent = times(db, select(greater(a, 0), multiply(node, logarithm(a)), 0))
    return plus(byBase, byExponent)
  },
  arctangent2: ([y, x], [dy = null, dx = null]) => {
    if (x === undefined || y === undefined) return null
    const numerator = plus(dy && multiply(x, dy), dx && negate(multiply(y, dx)))
    const square = add(multiply(x, x), multiply(y, y))
    // The angle has no derivative at the origin; 0 there keeps a NaN out of what is multiplied by it.
    return numerator && select(equal(square, 0), 0, divide(numerator, square))
  },
  modulo: ([a, b], [da = null, db = null]) => {
    if (a === undefined || b === undefined) return null
    return plus(da, db && select(notEqual(b, 0), negate(multiply(floor(divide(a, b)), db)), 0))
  },
  remainder: ([a, b], [da = null, db = null]) =>
    a && b ? plus(da, db && negate(multiply(truncate(divide(a, b)), db))) : null,
  hypotenuse: ([a, b], [da = null, db = null], node) => {
    const numerator = plus(da && a ? multiply(a, da) : null, db && b ? multiply(b, db) : null)
    return numerator && select(equal(node, 0), 0, divide(numerator, node))
  },
  negate: (_, [da = null]) => da && negate(da),
  absolute: chain(a => sign(a)),
  squareRoot: chain((_, node) => divide(0.5, node)),
  exponential: chain((_, node) => node),
  logarithm: chain(a => divide(1, a)),
  logarithm10: chain(a => divide(Math.LOG10E, a)),
  sine: chain(a => cosine(a)),
  cosine: chain(a => negate(sine(a))),
  tangent: chain((_, node) => add(1, multiply(node, node))),
  arcsine: chain(a => divide(1, squareRoot(subtract(1, multiply(a, a))))),
  arccosine: chain(a => divide(-1, squareRoot(subtract(1, multiply(a, a))))),
  arctangent: chain(a => divide(1, add(1, multiply(a, a)))),
  hyperbolicSine: chain(a => hyperbolicCosine(a)),
  hyperbolicCosine: chain(a => hyperbolicSine(a)),
  hyperbolicTangent: chain((_, node) => subtract(1, multiply(node, node))),
  inverseHyperbolicSine: chain(a => divide(1, squareRoot(add(1, multiply(a, a))))),
  inverseHyperbolicCosine: chain(a => divide(1, squareRoot(subtract(multiply(a, a), 1)))),
  inverseHyperbolicTangent: chain(a => divide(1, subtract(1, multiply(a, a)))),
  random: nothing,
  sign: nothing,
  floor: nothing,
  ceiling: nothing,
  truncate: nothing,
  round: nothing,
  less: nothing,
  lessOrEqual: nothing,
  greater: nothing,
  greaterOrEqual: nothing,
  equal: nothing,
  notEqual: nothing,
  and: nothing,
  or: nothing,
  exclusiveOr: nothing,
  not: nothing,
  select: ([condition], [, da = null, db = null]) => (condition ? choose(condition, da, db) : null),
}

function tangentOfOperation(node: Operation, tangents: readonly (Expression | null)[]): Expression | null {
  if (tangents.every(tangent => tangent === null)) return null
  return RULES[node.operation](node.operands, tangents, node)
}

/** The slope of a table at x: that of its interval, 0 beyond ends that clip. */
function slopeOf({ x, xs, ys, method, ends }: Lookup): Expression | number {
  if (method !== 'linear' || xs.width < 2) return 0
  const last = xs.width - 1
  const slopes = Array.from({ length: xs.width }, (_, i) => {
    const left = Math.min(i, last - 1)
    return divide(
      subtract(element(ys, left + 1), element(ys, left)),
      subtract(element(xs, left + 1), element(xs, left)),
    )
  })
  const inside = lookup(x, xs, concatenate(slopes), 'previous', 'clip')
  if (ends === 'extrapolate') return inside
  return select(or(less(x, element(xs, 0)), greater(x, element(xs, last))), 0, inside)
}

/**
 * The tangent of each operation from its operands and theirs. At a kink (Abs, Min) it is that of the branch that the value
 * takes; comparisons have none.
 */
import {
  add,
  cosine,
  divide,
  equal,
  floor,
  greater,
  greaterOrEqual,
  hyperbolicCosine,
  hyperbolicSine,
  lessOrEqual,
  logarithm,
  multiply,
  negate,
  notEqual,
  power,
  select,
  sign,
  sine,
  squareRoot,
  subtract,
  truncate,
} from './elementwise.ts'
import type { Expression, Operation } from './expression.ts'
import type { OperationName } from './operations.ts'
import { plus, type Tangent, times } from './tangent.ts'

export function tangentOfOperation(node: Operation, tangents: readonly Tangent[]): Tangent {
  if (tangents.every(tangent => tangent === null)) return null
  return RULES[node.operation](node.operands, tangents, node)
}

type Rule = (operands: readonly Expression[], tangents: readonly Tangent[], node: Operation) => Tangent

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

function choose(condition: Expression, a: Tangent, b: Tangent): Tangent {
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

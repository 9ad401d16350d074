/**
 * What a discontinuous node becomes for variable steps: a mode, set by evaluating the node at major steps, an expression
 * that is smooth while the mode is held, and guards, whose values tell where the mode no longer holds.
 */
import { arrayRead } from '../block/array.ts'
import { concatenate, element } from '../block/elements.ts'
import {
  add,
  divide,
  equal,
  floor,
  greater,
  greaterOrEqual,
  isTrue,
  less,
  lessOrEqual,
  multiply,
  negate,
  notEqual,
  round,
  select,
  sign,
  subtract,
  toReal,
  truncate,
} from '../block/elementwise.ts'
import { constant, type Expression, type Lookup, type Operation } from '../block/expression.ts'
import { lookup } from '../block/lookup.ts'
import type { OperationName } from '../block/operations.ts'

/**
 * When a mode m holds, by the guard's value g: `below` where m says g < 0, `belowOrAt` where it says g <= 0, `sign` where
 * it is the sign of g, `within` where g >= 0.
 */
export type GuardRule = 'below' | 'belowOrAt' | 'sign' | 'within'

export interface ModeRule {
  /** Its value at a major step; real. */
  readonly mode: Expression
  /** The node while the mode is held, and the guards, from the mode's leaf and the node's operands as they are held. */
  readonly hold: (
    mode: Expression,
    operands: readonly Expression[],
  ) => { readonly value: Expression; readonly guards: readonly Guarding[] }
}

interface Guarding {
  readonly value: Expression
  readonly rule: GuardRule
}

type Build = (mode: Expression, a: Expression, b: Expression) => Expression

/** Two operands, compared: the mode is a truth about their difference. */
const compare =
  (rule: 'below' | 'belowOrAt', isSwapped: boolean, holds: typeof less, value: Build) =>
  (a: Expression, b: Expression): ModeRule => ({
    mode: toReal(holds(a, b)),
    hold: (mode, [x = a, y = b]) => ({
      value: value(mode, x, y),
      guards: [{ value: isSwapped ? subtract(y, x) : subtract(x, y), rule }],
    }),
  })

const truth: Build = mode => isTrue(mode)
const pick: Build = (mode, a, b) => select(isTrue(mode), a, b)

const equality =
  (holds: typeof equal) =>
  (a: Expression, b: Expression): ModeRule => ({
    mode: sign(subtract(a, b)),
    hold: (mode, [x = a, y = b]) => ({
      value: holds(mode, 0),
      guards: [{ value: subtract(x, y), rule: 'sign' }],
    }),
  })

/** A whole number that stays as long as the operand is inside an interval around it. */
const whole =
  (
    evaluate: (a: Expression) => Expression,
    below: (mode: Expression) => Expression,
    above: (mode: Expression) => Expression,
  ) =>
  (a: Expression): ModeRule => ({
    mode: evaluate(a),
    hold: (mode, [x = a]) => ({ value: mode, guards: between(x, below(mode), above(mode)) }),
  })

function between(x: Expression, lower: Expression, upper: Expression): Guarding[] {
  return [
    { value: subtract(x, lower), rule: 'within' },
    { value: subtract(upper, x), rule: 'within' },
  ]
}

const floorRule = whole(
  floor,
  mode => mode,
  mode => add(mode, 1),
)
const truncateRule = whole(
  truncate,
  mode => select(greater(mode, 0), mode, subtract(mode, 1)),
  mode => select(less(mode, 0), mode, add(mode, 1)),
)

/** a - b times a whole number of times that b fits into a. */
const remainderOf =
  (rule: (a: Expression) => ModeRule, whereZero: Build) =>
  (a: Expression, b: Expression): ModeRule => {
    const quotient = rule(divide(a, b))
    return {
      mode: quotient.mode,
      hold: (mode, [x = a, y = b]) => ({
        value: select(equal(y, 0), whereZero(mode, x, y), subtract(x, multiply(y, mode))),
        guards: quotient.hold(mode, [divide(x, y)]).guards,
      }),
    }
  }

type Rule = (a: Expression, b: Expression) => ModeRule

const RULES: Readonly<Partial<Record<OperationName, Rule>>> = {
  less: compare('below', false, less, truth),
  lessOrEqual: compare('belowOrAt', false, lessOrEqual, truth),
  greater: compare('below', true, greater, truth),
  greaterOrEqual: compare('belowOrAt', true, greaterOrEqual, truth),
  minimum: compare('belowOrAt', false, lessOrEqual, pick),
  maximum: compare('belowOrAt', true, greaterOrEqual, pick),
  equal: equality(equal),
  notEqual: equality(notEqual),
  absolute: a => ({
    mode: toReal(less(a, 0)),
    hold: (mode, [x = a]) => ({
      value: select(isTrue(mode), negate(x), x),
      guards: [{ value: x, rule: 'below' }],
    }),
  }),
  sign: a => ({
    mode: sign(a),
    hold: (mode, [x = a]) => ({ value: mode, guards: [{ value: x, rule: 'sign' }] }),
  }),
  floor: floorRule,
  truncate: truncateRule,
  ceiling: a => {
    const { mode, hold } = floorRule(negate(a))
    return {
      mode,
      hold: (held, [x = a]) => ({ value: negate(held), guards: hold(held, [negate(x)]).guards }),
    }
  },
  round: whole(
    round,
    mode => subtract(mode, 0.5),
    mode => add(mode, 0.5),
  ),
  modulo: remainderOf(floorRule, (_, a) => a),
  remainder: remainderOf(truncateRule, () => constant(Number.NaN)),
}

/** The rule of a node, null where it is smooth. */
export function findModeRule(node: Expression): ModeRule | null {
  if (node.kind === 'operation') return ofOperation(node)
  return node.kind === 'lookup' && node.method !== 'linear' && node.xs.width > 1 ? ofTable(node) : null
}

function ofOperation({ operation, operands }: Operation): ModeRule | null {
  const [a, b = a] = operands
  return (a && b && RULES[operation]?.(a, b)) ?? null
}

/** A table of steps: the mode is the number of the step. */
function ofTable({ x, xs, ys, method }: Lookup): ModeRule {
  const { width } = xs
  const numbers = constant(Array.from({ length: width }, (_, i) => i))
  const breaks = (points: Expression): Expression[] =>
    Array.from({ length: width - 1 }, (_, i) => {
      const right = element(points, i + 1)
      return method === 'previous' ? right : divide(add(element(points, i), right), 2)
    })
  return {
    mode: lookup(x, xs, numbers, method, 'clip'),
    hold: (mode, [held = x, points = xs, values = ys]) => ({
      value: arrayRead(values, mode),
      guards: between(
        held,
        arrayRead(concatenate([constant(Number.NEGATIVE_INFINITY), ...breaks(points)]), mode),
        arrayRead(concatenate([...breaks(points), constant(Number.POSITIVE_INFINITY)]), mode),
      ),
    }),
  }
}

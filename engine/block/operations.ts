/**
 * The element-wise operations. `evaluate` is their meaning: constant folding and the Simple engine both call it,
 * and every other engine must give the same bits.
 */
import { uniformAt } from '../math/philox.ts'

type OperandType = 'real' | 'boolean' | 'any'

export interface OperationDefinition {
  readonly operands: readonly OperandType[]
  /** `same`: the type of the second operand, or of the only one. */
  readonly result: 'real' | 'boolean' | 'same'
  readonly evaluate: (a: number, b: number, c: number) => number
}

const real = (arity: 1 | 2, evaluate: OperationDefinition['evaluate']): OperationDefinition => ({
  operands: Array<OperandType>(arity).fill('real'),
  result: 'real',
  evaluate,
})

const comparison = (holds: (a: number, b: number) => boolean): OperationDefinition => ({
  operands: ['real', 'real'],
  result: 'boolean',
  evaluate: (a, b) => (holds(a, b) ? 1 : 0),
})

const logic = (arity: 1 | 2, holds: (a: boolean, b: boolean) => boolean): OperationDefinition => ({
  operands: Array<OperandType>(arity).fill('boolean'),
  result: 'boolean',
  evaluate: (a, b) => (holds(a !== 0, b !== 0) ? 1 : 0),
})

export const OPERATIONS = {
  add: real(2, (a, b) => a + b),
  subtract: real(2, (a, b) => a - b),
  multiply: real(2, (a, b) => a * b),
  divide: real(2, (a, b) => a / b),
  minimum: real(2, (a, b) => Math.min(a, b)),
  maximum: real(2, (a, b) => Math.max(a, b)),
  power: real(2, (a, b) => a ** b),
  arctangent2: real(2, (a, b) => Math.atan2(a, b)),
  modulo: real(2, (a, b) => (b === 0 ? a : a - b * Math.floor(a / b))),
  remainder: real(2, (a, b) => a % b),
  hypotenuse: real(2, (a, b) => Math.hypot(a, b)),
  random: real(2, uniformAt),
  negate: real(1, a => -a),
  absolute: real(1, a => Math.abs(a)),
  sign: real(1, a => Math.sign(a)),
  squareRoot: real(1, a => Math.sqrt(a)),
  exponential: real(1, a => Math.exp(a)),
  logarithm: real(1, a => Math.log(a)),
  logarithm10: real(1, a => Math.log10(a)),
  sine: real(1, a => Math.sin(a)),
  cosine: real(1, a => Math.cos(a)),
  tangent: real(1, a => Math.tan(a)),
  arcsine: real(1, a => Math.asin(a)),
  arccosine: real(1, a => Math.acos(a)),
  arctangent: real(1, a => Math.atan(a)),
  hyperbolicSine: real(1, a => Math.sinh(a)),
  hyperbolicCosine: real(1, a => Math.cosh(a)),
  hyperbolicTangent: real(1, a => Math.tanh(a)),
  inverseHyperbolicSine: real(1, a => Math.asinh(a)),
  inverseHyperbolicCosine: real(1, a => Math.acosh(a)),
  inverseHyperbolicTangent: real(1, a => Math.atanh(a)),
  floor: real(1, a => Math.floor(a)),
  ceiling: real(1, a => Math.ceil(a)),
  truncate: real(1, a => Math.trunc(a)),
  round: real(1, a => {
    const whole = Math.trunc(a)
    return Math.abs(a - whole) >= 0.5 ? whole + Math.sign(a) : whole
  }),
  less: comparison((a, b) => a < b),
  lessOrEqual: comparison((a, b) => a <= b),
  greater: comparison((a, b) => a > b),
  greaterOrEqual: comparison((a, b) => a >= b),
  equal: comparison((a, b) => a === b),
  notEqual: comparison((a, b) => a !== b),
  and: logic(2, (a, b) => a && b),
  or: logic(2, (a, b) => a || b),
  exclusiveOr: logic(2, (a, b) => a !== b),
  not: logic(1, a => !a),
  select: {
    operands: ['boolean', 'any', 'any'],
    result: 'same',
    evaluate: (a, b, c) => (a !== 0 ? b : c),
  },
} as const satisfies Record<string, OperationDefinition>

export type OperationName = keyof typeof OPERATIONS

/** Operations element by element, folded where all operands are constants: what engineers write between signals. */
import { retype } from './arrange.ts'
import { type Expression, ExpressionError, lift, type Operand } from './expression.ts'
import { OPERATIONS, type OperationName } from './operations.ts'
import { describeType, hasSameShape, isSameBus, type Shape, withoutBus } from './signal-type.ts'

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

export function refuseBus(operand: Expression): void {
  if (!operand.bus) return
  throw new ExpressionError(
    `It cannot calculate with ${describeType(operand)}; a Bus Selector picks elements of a bus.`,
    [operand],
  )
}

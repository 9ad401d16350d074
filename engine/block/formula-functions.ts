/** The functions that a formula may call, by name. */

import { findOwn } from '../math/find-own.ts'
import * as elements from './elements.ts'
import * as elementwise from './elementwise.ts'
import { constant, type Expression } from './expression.ts'
import { FormulaError, placeOf } from './formula-error.ts'
import type { Binary, Unary } from './formula-operators.ts'
import { productOfElements } from './matrix.ts'

const ONE: Readonly<Record<string, Unary>> = {
  sin: elementwise.sine,
  cos: elementwise.cosine,
  tan: elementwise.tangent,
  asin: elementwise.arcsine,
  acos: elementwise.arccosine,
  atan: elementwise.arctangent,
  sinh: elementwise.hyperbolicSine,
  cosh: elementwise.hyperbolicCosine,
  tanh: elementwise.hyperbolicTangent,
  asinh: elementwise.inverseHyperbolicSine,
  acosh: elementwise.inverseHyperbolicCosine,
  atanh: elementwise.inverseHyperbolicTangent,
  exp: elementwise.exponential,
  log: elementwise.logarithm,
  ln: elementwise.logarithm,
  log10: elementwise.logarithm10,
  log2: a => elementwise.divide(elementwise.logarithm(a), Math.LN2),
  sqrt: elementwise.squareRoot,
  abs: elementwise.absolute,
  sign: elementwise.sign,
  sgn: elementwise.sign,
  floor: elementwise.floor,
  ceil: elementwise.ceiling,
  round: elementwise.round,
  fix: elementwise.truncate,
  sum: elements.sumOfElements,
  prod: productOfElements,
  length: a => constant(a.width),
  not: elementwise.not,
}

const TWO: Readonly<Record<string, Binary>> = {
  atan2: elementwise.arctangent2,
  hypot: elementwise.hypotenuse,
  mod: elementwise.modulo,
  rem: elementwise.remainder,
  pow: elementwise.power,
  dot: elements.dot,
}

/** Of any number of values, or of the elements of one. */
const MANY: Readonly<Record<string, Binary>> = { min: elementwise.minimum, max: elementwise.maximum }

const NAMES = [...Object.keys(ONE), ...Object.keys(TWO), ...Object.keys(MANY), 'if']

export const FUNCTION_NAMES: ReadonlySet<string> = new Set(NAMES)

/**
 * @param text the formula in which it is called
 * @throws FormulaError where there is no such function, or one of other values
 */
export function applyFunction(name: string, values: readonly Expression[], text: string): Expression {
  const [a, b, c] = values
  const [one, two, many] = [findOwn(ONE, name), findOwn(TWO, name), findOwn(MANY, name)]
  if (many && a) return (values.length === 1 ? elements.elements(a) : values).reduce((x, y) => many(x, y))
  const wanted = one ? 1 : two ? 2 : name === 'if' ? 3 : null
  if (wanted === null || many) {
    throw new FormulaError(
      `there is no function "${name}".`,
      `Known are ${NAMES.join(', ')}.`,
      placeOf(text, name),
    )
  }
  if (values.length !== wanted) {
    const takes = `${wanted} value${wanted === 1 ? '' : 's'}`
    throw new FormulaError(`${name} takes ${takes}, not ${values.length}.`, undefined, placeOf(text, name))
  }
  if (one && a) return one(a)
  if (two && a && b) return two(a, b)
  if (a && b && c) return elementwise.select(a, b, c)
  throw new FormulaError(`${name} lacks a value.`)
}

/**
 * The text of a formula to an expression graph: `u[1]*sin(2*pi*f*t)`, `u > 1 && motor.speed < 3 ? u : 0`. Only what is
 * listed here has a meaning; nothing is ever handed to an interpreter of JavaScript. Indices count from 1.
 */
import type { MathNode } from 'mathjs/number'
import { arrayRead } from './array.ts'
import { pickFromBus } from './bus.ts'
import * as elements from './elements.ts'
import * as elementwise from './elementwise.ts'
import { constant, type Expression, ExpressionError, truth } from './expression.ts'
import {
  concatenateHorizontally,
  concatenateVertically,
  matrixMultiply,
  productOfElements,
  transpose,
} from './matrix.ts'
import { describeType, rowsOf } from './signal-type.ts'
import { isNode, MOST_NESTING, parseText } from './text-nodes.ts'

/** What is wrong with the text itself, whatever signals arrive. */
export class FormulaError extends ExpressionError {
  readonly hint: string | undefined
  /** The message without its place. */
  readonly reason: string
  /** The character at which it is wrong, from 1, where that is known. */
  readonly at: number | undefined
  constructor(reason: string, hint?: string, at?: number, message?: string) {
    super(message ?? (at === undefined ? reason : `At character ${at}: ${reason}`))
    this.hint = hint
    this.reason = reason
    this.at = at
  }
}

type Names = Readonly<Record<string, Expression>>
type Binary = (a: Expression, b: Expression) => Expression
type Unary = (a: Expression) => Expression

const multiplyAny: Binary = (a, b) =>
  a.columns > 1 || b.columns > 1 ? matrixMultiply(a, b) : elementwise.multiply(a, b)

const BINARY: Readonly<Record<string, Binary>> = {
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

const UNARY: Readonly<Record<string, Unary>> = {
  unaryMinus: elementwise.negate,
  unaryPlus: a => a,
  not: elementwise.not,
  bitNot: elementwise.not,
  ctranspose: transpose,
}

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

const CONSTANTS: Readonly<Record<string, Expression>> = {
  pi: constant(Math.PI),
  e: constant(Math.E),
  inf: constant(Number.POSITIVE_INFINITY),
  true: truth(true),
  false: truth(false),
}

const FUNCTIONS = [...Object.keys(ONE), ...Object.keys(TWO), ...Object.keys(MANY), 'if']

export const FUNCTION_NAMES: ReadonlySet<string> = new Set(FUNCTIONS)

/**
 * @throws FormulaError where the text cannot be read or uses what there is not
 * @throws ExpressionError where the shapes of signals do not go together
 */
export function expressionFromText(text: string, names: Names): Expression {
  const read = (node: MathNode, depth: number): Expression => {
    if (depth > MOST_NESTING) throw new FormulaError('The formula is nested too deeply.')
    const inner = (child: MathNode): Expression => read(child, depth + 1)
    if (isNode(node, 'ConstantNode')) {
      if (typeof node.value === 'number') return constant(node.value)
      if (typeof node.value === 'boolean') return truth(node.value)
    }
    if (isNode(node, 'ParenthesisNode')) return inner(node.content)
    if (isNode(node, 'SymbolNode')) return readName(node.name)
    if (isNode(node, 'ArrayNode')) return readArray(node.items, inner)
    if (isNode(node, 'ConditionalNode'))
      return elementwise.select(inner(node.condition), inner(node.trueExpr), inner(node.falseExpr))
    if (isNode(node, 'RelationalNode')) {
      const values = node.params.map(inner)
      const parts = node.conditionals.map((name, i) => {
        const [a, b, compare] = [values[i], values[i + 1], own(BINARY, name)]
        if (!a || !b || !compare) throw unreadable(node)
        return compare(a, b)
      })
      return parts.reduce(elementwise.and)
    }
    if (isNode(node, 'OperatorNode')) {
      if (node.implicit)
        throw new FormulaError(`"${node.toString()}" lacks an operator.`, `Write ${node.args.join(' * ')}.`)
      const [a, b] = node.args.map(inner)
      const binary = own(BINARY, node.fn)
      const unary = own(UNARY, node.fn)
      if (a && b && binary) return binary(a, b)
      if (a && !b && unary) return unary(a)
    }
    if (isNode(node, 'AccessorNode') && isNode(node.index, 'IndexNode')) {
      if (!node.index.dotNotation) return pickElement(inner(node.object), node.index.dimensions.map(inner))
      const [name] = node.index.dimensions
      if (name && isNode(name, 'ConstantNode')) return pickFromBus(inner(node.object), String(name.value))
    }
    if (isNode(node, 'FunctionNode')) {
      const name = node.fn.name ?? ''
      const signal = own(names, name)
      return signal ? pickElement(signal, node.args.map(inner)) : callFunction(name, node.args.map(inner))
    }
    throw unreadable(node)
  }

  const readName = (name: string): Expression => {
    const found = own(names, name) ?? own(CONSTANTS, name)
    if (found) return found
    throw new FormulaError(
      `there is nothing called "${name}".`,
      `Known here are ${Object.keys(names).join(', ')}.`,
      placeOf(text, name),
    )
  }
  const callFunction = (name: string, values: readonly Expression[]): Expression => {
    const [a, b, c] = values
    const [one, two, many] = [own(ONE, name), own(TWO, name), own(MANY, name)]
    if (many && a) return (values.length === 1 ? elements.elements(a) : values).reduce((x, y) => many(x, y))
    const wanted = one ? 1 : two ? 2 : name === 'if' ? 3 : null
    if (wanted === null || many) {
      throw new FormulaError(
        `there is no function "${name}".`,
        `Known are ${FUNCTIONS.join(', ')}.`,
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

  return read(parseFormula(text), 0)
}

/** @throws FormulaError */
function parseFormula(text: string): MathNode {
  if (text.trim() === '')
    throw new FormulaError('The formula is missing.', 'Write, for instance, 2*u1 + sin(t).')
  try {
    return parseText(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : 'it cannot be read'
    const at = Number(/\(char (\d+)\)$/.exec(reason)?.[1] ?? Number.NaN)
    throw new FormulaError(
      `${reason.replace(/ \(char \d+\)$/, '')}.`,
      'Write, for instance, 2*u1 + sin(t).',
      Number.isNaN(at) ? undefined : at,
      `"${text}" is not a formula: ${reason}.`,
    )
  }
}

/** An element by its number, or by row and column; a number that is computed is rounded down and held inside. */
function pickElement(signal: Expression, indices: readonly Expression[]): Expression {
  const [first, second, ...more] = indices
  if (!first || more.length > 0)
    throw new FormulaError('An element is picked by one number, or by row and column.')
  if (first.kind !== 'constant' || (second && second.kind !== 'constant')) {
    if (second) throw new FormulaError('Row and column must be plain numbers.')
    return arrayRead(signal, elementwise.subtract(first, 1))
  }
  const rows = rowsOf(signal)
  const row = (first.values[0] ?? 0) - 1
  const column = second ? (second.values[0] ?? 0) - 1 : 0
  const isInside = second ? row < rows && column >= 0 && column < signal.columns : row < signal.width
  if (!Number.isInteger(row) || !Number.isInteger(column) || row < 0 || !isInside) {
    const asked = indices.map(index => (index.kind === 'constant' ? index.values[0] : '')).join(', ')
    throw new ExpressionError(`There is no element ${asked} in ${describeType(signal)}; the first is 1.`, [
      signal,
    ])
  }
  return elements.element(signal, column * rows + row)
}

/** `[a, b]` is a vector, `[a, b; c, d]` a matrix. */
function readArray(items: readonly MathNode[], inner: (node: MathNode) => Expression): Expression {
  if (items.length === 0) throw new FormulaError('A list needs at least one element.')
  const rows = items.map(item =>
    isNode(item, 'ArrayNode') ? concatenateHorizontally(item.items.map(inner)) : null,
  )
  const whole = rows.filter(row => row !== null)
  if (whole.length === 0) return elements.concatenate(items.map(inner))
  if (whole.length < rows.length) throw new FormulaError('A list holds values, or rows of values.')
  return concatenateVertically(whole)
}

function unreadable(node: MathNode): FormulaError {
  return new FormulaError(
    `"${node.toString()}" cannot stand in a formula.`,
    'Use numbers, names, + - * / ^, comparisons, and, or, not, ? :, functions and lists.',
  )
}

/** Where a word stands in the text, from 1. */
function placeOf(text: string, word: string): number | undefined {
  const at = text.search(new RegExp(`\\b${word.replaceAll('$', '\\$')}\\b`))
  return at === -1 ? undefined : at + 1
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

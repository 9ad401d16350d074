/**
 * The text of a formula to an expression graph: `u[1]*sin(2*pi*f*t)`, `u > 1 && motor.speed < 3 ? u : 0`. Only what is
 * listed here, in `formula-operators.ts` and in `formula-functions.ts` has a meaning; nothing is ever handed to an
 * interpreter of JavaScript. Indices count from 1.
 */
import type { MathNode } from 'mathjs/number'
import { findOwn } from '../math/find-own.ts'
import { pickFromBus } from './bus.ts'
import { concatenate } from './elements.ts'
import { and, select } from './elementwise.ts'
import { constant, type Expression, truth } from './expression.ts'
import { FormulaError, placeOf } from './formula-error.ts'
import { applyFunction } from './formula-functions.ts'
import { BINARY, UNARY } from './formula-operators.ts'
import { concatenateHorizontally, concatenateVertically } from './matrix.ts'
import { pickElement } from './pick-element.ts'
import { isNode, MOST_NESTING, type NodeOf, parseText } from './text-nodes.ts'

const CONSTANTS: Readonly<Record<string, Expression>> = {
  pi: constant(Math.PI),
  e: constant(Math.E),
  inf: constant(Number.POSITIVE_INFINITY),
  true: truth(true),
  false: truth(false),
}

type Names = Readonly<Record<string, Expression>>
/** Reads a node that stands in another. */
type Inner = (child: MathNode) => Expression

/**
 * @throws FormulaError where the text cannot be read or uses what there is not
 * @throws ExpressionError where the shapes of signals do not go together
 */
export function expressionFromText(text: string, names: Names): Expression {
  const read = (node: MathNode, depth: number): Expression => {
    if (depth > MOST_NESTING) throw new FormulaError('The formula is nested too deeply.')
    const inner: Inner = child => read(child, depth + 1)
    if (isNode(node, 'ConstantNode')) {
      if (typeof node.value === 'number') return constant(node.value)
      if (typeof node.value === 'boolean') return truth(node.value)
    }
    if (isNode(node, 'ParenthesisNode')) return inner(node.content)
    if (isNode(node, 'SymbolNode')) return readName(node.name, names, text)
    if (isNode(node, 'ArrayNode')) return readArray(node.items, inner)
    if (isNode(node, 'ConditionalNode'))
      return select(inner(node.condition), inner(node.trueExpr), inner(node.falseExpr))
    if (isNode(node, 'RelationalNode')) return readRelation(node, inner)
    if (isNode(node, 'OperatorNode')) return readOperator(node, inner)
    if (isNode(node, 'AccessorNode')) return readAccess(node, inner)
    if (isNode(node, 'FunctionNode')) {
      const name = node.fn.name ?? ''
      const signal = findOwn(names, name)
      const values = node.args.map(inner)
      return signal ? pickElement(signal, values) : applyFunction(name, values, text)
    }
    throw unreadable(node)
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

function readName(name: string, names: Names, text: string): Expression {
  const found = findOwn(names, name) ?? findOwn(CONSTANTS, name)
  if (found) return found
  throw new FormulaError(
    `there is nothing called "${name}".`,
    `Known here are ${Object.keys(names).join(', ')}.`,
    placeOf(text, name),
  )
}

/** `a < b < c`: every two that stand side by side. */
function readRelation(node: NodeOf<'RelationalNode'>, inner: Inner): Expression {
  const values = node.params.map(inner)
  const parts = node.conditionals.map((name, i) => {
    const [a, b, compare] = [values[i], values[i + 1], findOwn(BINARY, name)]
    if (!a || !b || !compare) throw unreadable(node)
    return compare(a, b)
  })
  return parts.reduce(and)
}

function readOperator(node: NodeOf<'OperatorNode'>, inner: Inner): Expression {
  if (node.implicit)
    throw new FormulaError(`"${node.toString()}" lacks an operator.`, `Write ${node.args.join(' * ')}.`)
  const [a, b] = node.args.map(inner)
  const binary = findOwn(BINARY, node.fn)
  const unary = findOwn(UNARY, node.fn)
  if (a && b && binary) return binary(a, b)
  if (a && !b && unary) return unary(a)
  throw unreadable(node)
}

/** `u[2]`, `motor.speed` */
function readAccess(node: NodeOf<'AccessorNode'>, inner: Inner): Expression {
  const { index } = node
  if (!isNode(index, 'IndexNode')) throw unreadable(node)
  if (!index.dotNotation) return pickElement(inner(node.object), index.dimensions.map(inner))
  const [name] = index.dimensions
  if (name && isNode(name, 'ConstantNode')) return pickFromBus(inner(node.object), String(name.value))
  throw unreadable(node)
}

/** `[a, b]` is a vector, `[a, b; c, d]` a matrix. */
function readArray(items: readonly MathNode[], inner: Inner): Expression {
  if (items.length === 0) throw new FormulaError('A list needs at least one element.')
  const rows = items.map(item =>
    isNode(item, 'ArrayNode') ? concatenateHorizontally(item.items.map(inner)) : null,
  )
  const whole = rows.filter(row => row !== null)
  if (whole.length === 0) return concatenate(items.map(inner))
  if (whole.length < rows.length) throw new FormulaError('A list holds values, or rows of values.')
  return concatenateVertically(whole)
}

function unreadable(node: MathNode): FormulaError {
  return new FormulaError(
    `"${node.toString()}" cannot stand in a formula.`,
    'Use numbers, names, + - * / ^, comparisons, and, or, not, ? :, functions and lists.',
  )
}

/**
 * Parameter expressions: `2*pi*f`, `[1, 2, 3]`, `12/R + 1e-3`, `0:0.1:1`, `v(2)`, `4.7u`, `3 mH`. mathjs parses; what may stand in an expression, and
 * what it means, is decided here. Nothing is ever handed to an interpreter of JavaScript.
 */

import type { MathNode } from 'mathjs/number'
import { findOwn } from '../math/find-own.ts'
import { CONSTANTS, FUNCTIONS, LIST_FUNCTIONS, OPERATORS } from './text-functions.ts'
import { isNode, MOST_NESTING, parseText } from './text-nodes.ts'
import {
  broadcast,
  extentOf,
  isMatrixProduct,
  joinItems,
  list,
  multiplyMatrices,
  pickElements,
  rangeOf,
  scalar,
  TextProblem,
  type TextValue,
  transpose,
} from './text-values.ts'
import { expandUnits } from './units.ts'

export type EvaluatedText =
  | TextValue
  | {
      readonly problem: string
      readonly hint?: string
      /** The name whose own value is at fault, where the expression itself is sound. */
      readonly through?: string
    }

/** Value of a name, or undefined when there is none. */
export type Scope = (name: string) => EvaluatedText | undefined

/** Texts that were parsed: uses of one model have the same, and so has every run of a project. */
const parsed = new Map<string, MathNode>()
const MOST_PARSED = 4096

function parseOnce(text: string): MathNode {
  const known = parsed.get(text)
  if (known) return known
  const tree = parseText(text)
  if (parsed.size >= MOST_PARSED) parsed.clear()
  parsed.set(text, tree)
  return tree
}

const PLAIN_NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i

/** Result of an expression, a scalar or a vector; a problem is a sentence for the user. */
export function evaluateText(text: string, scope: Scope): EvaluatedText {
  if (PLAIN_NUMBER.test(text)) return scalar(Number(text))
  if (text.trim() === '') return { problem: 'A value is missing.', hint: 'Write a number or an expression.' }
  let tree: MathNode
  try {
    tree = parseOnce(expandUnits(text, name => scope(name) !== undefined))
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : 'it cannot be read'
    return {
      problem: `"${text}" is not an expression: ${reason}.`,
      hint: 'Write, for instance, 2*pi*50 or [1, 2, 3].',
    }
  }
  try {
    return evaluateNode(tree, scope, 0)
  } catch (error) {
    if (!(error instanceof TextProblem)) throw error
    const { message: problem, hint, through } = error
    return { problem, ...(hint === undefined ? {} : { hint }), ...(through === undefined ? {} : { through }) }
  }
}

/** Names that an expression uses, functions and constants left out; also what it picks elements of, as in `v(2)`. */
export function listNames(text: string): string[] {
  if (PLAIN_NUMBER.test(text)) return []
  try {
    const names = new Set<string>()
    parseText(expandUnits(text, () => false)).traverse((node, path) => {
      if (isNode(node, 'SymbolNode') && !(path === 'fn' && isFunction(node.name))) names.add(node.name)
    })
    return [...names].filter(name => !(name in CONSTANTS) && name !== 'end')
  } catch {
    return []
  }
}

/**
 * Names that a formula uses: those of an expression, and what it picks elements of, as in `v(2)`; of what is no single
 * expression, such as statements, every word.
 */
export function listFormulaNames(text: string): string[] {
  const isName = (name: string): boolean =>
    !(name in CONSTANTS) && !(name in FUNCTIONS) && !RESERVED.has(name)
  try {
    const names = new Set<string>()
    parseText(text).traverse(node => {
      if (isNode(node, 'SymbolNode')) names.add(node.name)
    })
    return [...names].filter(isName)
  } catch {
    return [...new Set(text.match(/[A-Za-z_][A-Za-z0-9_]*/g))].filter(isName)
  }
}

/** Whether a word can name a variable: not a constant, a function or something the parser would not read as a name. */
export function isVariableName(name: string): boolean {
  return (
    /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) &&
    !(name in CONSTANTS) &&
    !(name in FUNCTIONS) &&
    !RESERVED.has(name)
  )
}

const RESERVED = new Set([
  'min',
  'max',
  'mod',
  'to',
  'in',
  'and',
  'or',
  'xor',
  'not',
  'end',
  'NaN',
  'null',
  'undefined',
  '__proto__',
])

function evaluateNode(node: MathNode, scope: Scope, depth: number): TextValue {
  if (depth > MOST_NESTING) throw new TextProblem('The expression is nested too deeply.')
  const inner = (child: MathNode): TextValue => evaluateNode(child, scope, depth + 1)
  if (isNode(node, 'ConstantNode') && typeof node.value === 'number') return scalar(node.value)
  if (isNode(node, 'ConstantNode') && typeof node.value === 'boolean') return scalar(Number(node.value))
  if (isNode(node, 'ParenthesisNode')) return inner(node.content)
  if (isNode(node, 'SymbolNode')) return evaluateName(node.name, scope)
  if (isNode(node, 'ArrayNode')) {
    const items = node.items.map(inner)
    /** Ranges in a list are its elements: [0:3, 7]. */
    return node.items.some(item => isNode(item, 'RangeNode'))
      ? list(items.flatMap(item => item.value))
      : joinItems(items)
  }
  if (isNode(node, 'RangeNode')) {
    const [from, step, to] = [node.start, node.step, node.end].map(part => (part ? inner(part) : scalar(1)))
    if (!from || !step || !to || [from, step, to].some(({ isVector }) => isVector))
      throw new TextProblem('A range has numbers for its ends.', 'Write start:step:end, such as 0:0.1:1.')
    return rangeOf(from.value[0] ?? 0, step.value[0] ?? 1, to.value[0] ?? 0)
  }
  if (isNode(node, 'OperatorNode')) {
    if (node.implicit)
      throw new TextProblem(`"${node.toString()}" lacks an operator.`, `Write ${node.args.join(' * ')}.`)
    if (node.fn === 'ctranspose' || node.fn === 'transpose') return transpose(node.args.map(inner))
    if (node.fn === 'multiply') {
      const [a, b] = node.args.map(inner)
      if (a && b && isMatrixProduct(a, b)) return multiplyMatrices(a, b)
    }
    const evaluate = findOwn(OPERATORS, node.fn)
    if (evaluate) return broadcast(node.op, node.args.map(inner), evaluate)
  }
  if (isNode(node, 'ConditionalNode')) {
    const [condition = 0] = inner(node.condition).value
    return inner(condition !== 0 ? node.trueExpr : node.falseExpr)
  }
  if (isNode(node, 'FunctionNode')) {
    const name = node.fn.name ?? ''
    if (isFunction(name)) return callFunction(name, node.args.map(inner))
    const found = scope(name)
    if (!found) {
      const known = [...Object.keys(FUNCTIONS), ...Object.keys(LIST_FUNCTIONS)]
      throw new TextProblem(`There is no function "${name}".`, `Known are ${known.join(', ')}.`)
    }
    const whole = evaluateName(name, scope)
    const indices = node.args.map((argument, dimension) => {
      const end = scalar(extentOf(whole, dimension, node.args.length))
      return evaluateNode(argument, word => (word === 'end' ? end : scope(word)), depth + 1)
    })
    return pickElements(name, whole, indices)
  }
  throw new TextProblem(
    `"${node.toString()}" cannot stand in an expression.`,
    'Use numbers, names, + - * / ^, functions and lists.',
  )
}

function isFunction(name: string): boolean {
  return Object.hasOwn(FUNCTIONS, name) || Object.hasOwn(LIST_FUNCTIONS, name)
}

function callFunction(name: string, values: readonly TextValue[]): TextValue {
  const ofNumbers = findOwn(FUNCTIONS, name)
  if (ofNumbers) {
    const { arity, evaluate } = ofNumbers
    if (values.length === arity) return broadcast(name, values, evaluate)
    throw new TextProblem(`${name} takes ${arity} value${arity === 1 ? '' : 's'}, not ${values.length}.`)
  }
  const ofLists = findOwn(LIST_FUNCTIONS, name)
  const value = ofLists?.evaluate(values)
  if (value) return value
  throw new TextProblem(
    `${name} takes ${ofLists?.takes}, not ${values.length} value${values.length === 1 ? '' : 's'}.`,
  )
}

function evaluateName(name: string, scope: Scope): TextValue {
  const found = scope(name)
  if (found && 'problem' in found) throw new TextProblem(found.problem, found.hint, name)
  if (found) return found
  const known = findOwn(CONSTANTS, name)
  if (known !== undefined) return scalar(known)
  throw new TextProblem(
    `"${name}" is not defined.`,
    `Add a variable ${name} to the project, or check the spelling.`,
  )
}

/**
 * Parameter expressions: `2*pi*f`, `[1, 2, 3]`, `12/R + 1e-3`. mathjs parses; what may stand in an expression, and
 * what it means, is decided here. Nothing is ever handed to an interpreter of JavaScript.
 */
import type { MathNode } from 'mathjs/number'
import { OPERATIONS } from './operations.ts'
import { isNode, MOST_NESTING, parseText } from './text-nodes.ts'

export type EvaluatedText =
  | Value
  | {
      readonly problem: string
      readonly hint?: string
      /** The name whose own value is at fault, where the expression itself is sound. */
      readonly through?: string
    }

/** Value of a name, or undefined when there is none. */
export type Scope = (name: string) => EvaluatedText | undefined

interface Value {
  /** Of a matrix, column by column. */
  readonly value: readonly number[]
  readonly isVector: boolean
  /** Of a matrix only; `[1; 2]` is one of one column, `[1, 2]` is a list. */
  readonly columns?: number
}

class TextProblem extends Error {
  readonly hint: string | undefined
  readonly through: string | undefined
  constructor(message: string, hint?: string, through?: string) {
    super(message)
    this.hint = hint
    this.through = through
  }
}

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
  if (PLAIN_NUMBER.test(text)) return { value: [Number(text)], isVector: false }
  if (text.trim() === '') return { problem: 'A value is missing.', hint: 'Write a number or an expression.' }
  let tree: MathNode
  try {
    tree = parseOnce(text)
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

/** Names that an expression uses, functions and constants left out. */
export function listNames(text: string): string[] {
  if (PLAIN_NUMBER.test(text)) return []
  try {
    const names = new Set<string>()
    parseText(text).traverse((node, path) => {
      if ('name' in node && typeof node.name === 'string' && node.type === 'SymbolNode' && path !== 'fn')
        names.add(node.name)
    })
    return [...names].filter(name => !(name in CONSTANTS))
  } catch {
    return []
  }
}

/**
 * Names that a formula uses: those of an expression, and what it picks elements of, as in `v(2)`; of what is no single
 * expression, such as statements, every word.
 */
export function listFormulaNames(text: string): string[] {
  const isName = (name: string): boolean => !(name in CONSTANTS) && !(name in FUNCTIONS)
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

const CONSTANTS: Readonly<Record<string, number>> = {
  pi: Math.PI,
  e: Math.E,
  inf: Number.POSITIVE_INFINITY,
  Infinity: Number.POSITIVE_INFINITY,
  true: 1,
  false: 0,
}

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  dotMultiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  dotDivide: (a, b) => a / b,
  pow: (a, b) => a ** b,
  dotPow: (a, b) => a ** b,
  mod: (a, b) => (b === 0 ? a : a - b * Math.floor(a / b)),
  unaryMinus: a => -a,
  unaryPlus: a => a,
  smaller: (a, b) => Number(a < b),
  smallerEq: (a, b) => Number(a <= b),
  larger: (a, b) => Number(a > b),
  largerEq: (a, b) => Number(a >= b),
  equal: (a, b) => Number(a === b),
  unequal: (a, b) => Number(a !== b),
  and: (a, b) => Number(a !== 0 && b !== 0),
  bitAnd: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0),
  bitOr: (a, b) => Number(a !== 0 || b !== 0),
  bitNot: a => Number(a === 0),
  not: a => Number(a === 0),
}

const FUNCTIONS: Readonly<
  Record<string, { readonly arity: number; readonly evaluate: (...x: number[]) => number }>
> = {
  sin: { arity: 1, evaluate: Math.sin },
  cos: { arity: 1, evaluate: Math.cos },
  tan: { arity: 1, evaluate: Math.tan },
  asin: { arity: 1, evaluate: Math.asin },
  acos: { arity: 1, evaluate: Math.acos },
  atan: { arity: 1, evaluate: Math.atan },
  atan2: { arity: 2, evaluate: Math.atan2 },
  exp: { arity: 1, evaluate: Math.exp },
  log: { arity: 1, evaluate: Math.log },
  ln: { arity: 1, evaluate: Math.log },
  log10: { arity: 1, evaluate: Math.log10 },
  log2: { arity: 1, evaluate: Math.log2 },
  sqrt: { arity: 1, evaluate: Math.sqrt },
  abs: { arity: 1, evaluate: Math.abs },
  sign: { arity: 1, evaluate: Math.sign },
  floor: { arity: 1, evaluate: Math.floor },
  ceil: { arity: 1, evaluate: Math.ceil },
  round: { arity: 1, evaluate: a => OPERATIONS.round.evaluate(a, 0, 0) },
  min: { arity: 2, evaluate: Math.min },
  max: { arity: 2, evaluate: Math.max },
  mod: { arity: 2, evaluate: (a, b) => (b === 0 ? a : a - b * Math.floor(a / b)) },
  hypot: { arity: 2, evaluate: Math.hypot },
}

function evaluateNode(node: MathNode, scope: Scope, depth: number): Value {
  if (depth > MOST_NESTING) throw new TextProblem('The expression is nested too deeply.')
  const inner = (child: MathNode): Value => evaluateNode(child, scope, depth + 1)
  if (isNode(node, 'ConstantNode') && typeof node.value === 'number')
    return { value: [node.value], isVector: false }
  if (isNode(node, 'ConstantNode') && typeof node.value === 'boolean')
    return { value: [Number(node.value)], isVector: false }
  if (isNode(node, 'ParenthesisNode')) return inner(node.content)
  if (isNode(node, 'SymbolNode')) return evaluateName(node.name, scope)
  if (isNode(node, 'ArrayNode')) {
    return joinItems(node.items.map(inner))
  }
  if (isNode(node, 'OperatorNode')) {
    if (node.implicit)
      throw new TextProblem(`"${node.toString()}" lacks an operator.`, `Write ${node.args.join(' * ')}.`)
    if (node.fn === 'ctranspose' || node.fn === 'transpose') return transpose(node.args.map(inner))
    if (node.fn === 'multiply') {
      const [a, b] = node.args.map(inner)
      if (a && b && isMatrixProduct(a, b)) return multiplyMatrices(a, b)
    }
    const evaluate = own(OPERATORS, node.fn)
    if (evaluate) return broadcast(node.op, node.args.map(inner), evaluate)
  }
  if (isNode(node, 'ConditionalNode')) {
    const [condition = 0] = inner(node.condition).value
    return inner(condition !== 0 ? node.trueExpr : node.falseExpr)
  }
  if (isNode(node, 'FunctionNode')) {
    const name = node.fn.name ?? ''
    const definition = own(FUNCTIONS, name)
    if (!definition) {
      throw new TextProblem(
        `There is no function "${name}".`,
        `Known are ${Object.keys(FUNCTIONS).join(', ')}.`,
      )
    }
    if (node.args.length !== definition.arity) {
      throw new TextProblem(
        `${name} takes ${definition.arity} value${definition.arity === 1 ? '' : 's'}, not ${node.args.length}.`,
      )
    }
    return broadcast(name, node.args.map(inner), definition.evaluate)
  }
  throw new TextProblem(
    `"${node.toString()}" cannot stand in an expression.`,
    'Use numbers, names, + - * / ^, functions and lists.',
  )
}

function evaluateName(name: string, scope: Scope): Value {
  const found = scope(name)
  if (found && 'problem' in found) throw new TextProblem(found.problem, found.hint, name)
  if (found) return found
  const known = own(CONSTANTS, name)
  if (known !== undefined) return { value: [known], isVector: false }
  throw new TextProblem(
    `"${name}" is not defined.`,
    `Add a variable ${name} to the project, or check the spelling.`,
  )
}

function broadcast(what: string, operands: readonly Value[], evaluate: (...x: number[]) => number): Value {
  const wide = operands.filter(operand => operand.value.length !== 1)
  const width = wide[0]?.value.length ?? 1
  const columns = operands.find(
    operand => operand.columns !== undefined && operand.value.length === width,
  )?.columns
  if (wide.some(operand => operand.value.length !== width || operand.columns !== wide[0]?.columns))
    throw new TextProblem(`${what} cannot combine ${wide.map(describe).join(' with ')}.`)
  const value = Array.from({ length: width }, (_, i) =>
    evaluate(...operands.map(operand => operand.value[operand.value.length === 1 ? 0 : i] ?? Number.NaN)),
  )
  const isVector = operands.some(operand => operand.isVector)
  return { value, isVector, ...(columns === undefined ? {} : { columns }) }
}

/** A list of numbers, or a matrix of lists that are its rows. */
function joinItems(items: readonly Value[]): Value {
  const [first] = items
  if (!first) throw new TextProblem('A list needs at least one element.')
  if (items.every(item => !item.isVector)) return { value: items.flatMap(item => item.value), isVector: true }
  const columns = first.value.length
  if (items.some(item => !item.isVector || item.columns !== undefined)) {
    throw new TextProblem(
      'A list holds numbers, or rows of numbers.',
      'Write a list as [1, 2, 3], a matrix as [1, 2; 3, 4].',
    )
  }
  const odd = items.find(item => item.value.length !== columns)
  if (odd)
    throw new TextProblem(`A matrix has rows of one length, not of ${columns} and ${odd.value.length}.`)
  const value = Array.from({ length: columns }, (_, i) => items.map(item => item.value[i] ?? 0)).flat()
  return { value, isVector: true, columns }
}

function isMatrixProduct(a: Value, b: Value): boolean {
  const isMatrix = a.columns !== undefined || b.columns !== undefined
  return isMatrix && a.value.length > 1 && b.value.length > 1
}

/** A list is a row on the left and a column on the right. */
function multiplyMatrices(a: Value, b: Value): Value {
  const inner = a.columns ?? a.value.length
  const rows = a.value.length / inner
  const columns = b.columns ?? 1
  if (b.value.length / columns !== inner)
    throw new TextProblem(
      `${describe(a)} times ${describe(b)} is no matrix product.`,
      'Use .* for element by element.',
    )
  const value = Array.from({ length: rows * columns }, (_, i) => {
    const row = i % rows
    const column = Math.floor(i / rows)
    let sum = 0
    for (let k = 0; k < inner; k += 1)
      sum += (a.value[k * rows + row] ?? 0) * (b.value[column * inner + k] ?? 0)
    return sum
  })
  return value.length === 1 ? { value, isVector: false } : { value, isVector: true, columns }
}

function transpose([operand]: readonly Value[]): Value {
  if (!operand || operand.value.length === 1) return operand ?? { value: [], isVector: false }
  const { value, columns } = operand
  if (columns === undefined) return { value, isVector: true, columns: 1 }
  const rows = value.length / columns
  if (columns === 1) return { value, isVector: true }
  return {
    value: Array.from(
      { length: value.length },
      (_, i) => value[(i % columns) * rows + Math.floor(i / columns)] ?? 0,
    ),
    isVector: true,
    columns: rows,
  }
}

function describe({ value, columns }: Value): string {
  return columns === undefined
    ? `a list of ${value.length} elements`
    : `a ${value.length / columns} x ${columns} matrix`
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

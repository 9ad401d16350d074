/** From what the user typed to values: scopes of variables, and parameters by kind. */

import type { BlockType, ParameterFault } from '../block/block-type.ts'
import { type DataFiles, findPathFault, readDataTable } from '../block/data-file.ts'
import { deriveValues, isDerived } from '../block/derived-numbers.ts'
import { type EvaluatedText, evaluateText, listFormulaNames, type Scope } from '../block/evaluate-text.ts'
import {
  isTunable,
  type ParameterDeclaration,
  type ParameterValue,
  type ParameterValues,
} from '../block/parameter.ts'
import { findOwn } from '../math/find-own.ts'

/** A scope over expressions that may use each other in any order; names not among them come from `outer`. */
export function createScope(texts: Readonly<Record<string, string>>, outer: Scope = () => undefined): Scope {
  const known = new Map<string, EvaluatedText>()
  const open: string[] = []
  const scope: Scope = name => {
    const text = findOwn(texts, name)
    if (text === undefined) return outer(name)
    const cached = known.get(name)
    if (cached) return cached
    if (open.includes(name)) {
      const circle = [...open.slice(open.indexOf(name)), name].join(' -> ')
      return {
        problem: `The variables use each other in a circle: ${circle}.`,
        hint: 'Give one of them a value of its own.',
      }
    }
    open.push(name)
    const result = evaluateText(text, scope)
    open.pop()
    const value = 'problem' in result ? { ...result, problem: trimProblem(name, result.problem) } : result
    known.set(name, value)
    return value
  }
  return scope
}

function trimProblem(name: string, problem: string): string {
  return problem.startsWith('In ') || problem.startsWith('The variables')
    ? problem
    : `In variable ${name}: ${problem}`
}

/** The scope that a use of a model computes in: its own parameters, given in the parent's scope, before what is outside. */
export function createModelScope(
  defaults: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
  parent: Scope,
  variables: Scope,
): Scope {
  // Uses of a model without parameters all compute in one scope.
  if (Object.keys(defaults).length === 0) return variables
  const passed = new Map<string, EvaluatedText>()
  for (const [name, text] of Object.entries(given)) {
    if (Object.hasOwn(defaults, name)) passed.set(name, evaluateText(text, parent))
  }
  const rest = Object.fromEntries(Object.entries(defaults).filter(([name]) => !passed.has(name)))
  return createScope(rest, name => passed.get(name) ?? variables(name))
}

export type EvaluatedParameter =
  /** Of a sample time `[period, offset]` the value is the period; the offset stands beside it. */
  | { readonly value: ParameterValue; readonly offsetSeconds?: number }
  | {
      readonly problem: string
      readonly hint?: string
      readonly through?: string
      readonly at?: ParameterFault['at']
      readonly code?: ParameterProblem['code']
    }

export function evaluateParameter(
  declaration: ParameterDeclaration,
  text: string,
  scope: Scope,
  data?: DataFiles,
): EvaluatedParameter {
  switch (declaration.kind) {
    case 'text':
      return { value: text }
    case 'flag':
      return text === 'true' || text === 'false'
        ? { value: text === 'true' }
        : { problem: `"${text}" is neither true nor false.`, hint: 'Write true or false.' }
    case 'choice':
      return Object.hasOwn(declaration.options, text)
        ? { value: text }
        : {
            problem: `"${text}" is not one of its choices.`,
            hint: `Choose ${Object.keys(declaration.options).join(', ')}.`,
          }
    case 'formula':
      return evaluateFormula(text, scope)
    case 'file':
      return evaluateFile(text.trim(), declaration.use, data)
    default:
      return evaluateNumeric(declaration, evaluateText(text, scope))
  }
}

/** Where nobody has read any files, the table is left open. */
function evaluateFile(path: string, use: 'read' | 'write', data: DataFiles | undefined): EvaluatedParameter {
  const fault = findPathFault(path, use)
  if (fault) return { ...fault, code: 'data-file' }
  if (use === 'write' || !data) return { value: { path, table: null } }
  const file = data.get(path) ?? { fault: 'It was not read.' }
  const table = readDataTable(path, file)
  return 'problem' in table ? { ...table, code: 'data-file' } : { value: { path, table } }
}

/** Which of its names are variables, and what they are worth; the other names are the block's. */
function evaluateFormula(text: string, scope: Scope): EvaluatedParameter {
  const found = listFormulaNames(text).flatMap(name => {
    const result = scope(name)
    return result ? [{ name, result }] : []
  })
  const variables: { name: string; width: number; columns: number }[] = []
  const values: number[] = []
  for (const { name, result } of found) {
    if ('problem' in result) return { ...result, through: result.through ?? name }
    variables.push({ name, width: result.value.length, columns: result.columns ?? 1 })
    values.push(...result.value)
  }
  return { value: { text, variables, values } }
}

function evaluateNumeric(
  declaration: Extract<ParameterDeclaration, { kind: 'number' | 'vector' | 'matrix' | 'count' | 'period' }>,
  result: EvaluatedText,
): EvaluatedParameter {
  if ('problem' in result) return result
  const { value } = result
  if (value.some(Number.isNaN))
    return {
      problem: 'The value is not a number.',
      hint: 'Look for 0/0, and for the root, logarithm or arcsine of a number that has none.',
    }
  if (declaration.kind === 'matrix')
    return { value: { values: value, columns: result.columns ?? value.length } }
  if (result.columns !== undefined && result.columns > 1 && result.columns < value.length)
    return {
      problem: 'One number or a list is wanted here, not a matrix.',
      hint: 'Write, for instance, [1, 2, 3].',
    }
  if (declaration.kind === 'number' || declaration.kind === 'vector') return { value }
  if (declaration.kind === 'period') return readSampleTime(value)
  const [single = Number.NaN] = value
  if (value.length !== 1) return { problem: 'One number is wanted here, not a list.' }
  const { least, most } = declaration
  return Number.isInteger(single) && single >= least && single <= most
    ? { value: single }
    : { problem: `${single} is not a whole number from ${least} to ${most}.` }
}

/** Seconds, or `[period, offset]`. */
function readSampleTime(value: readonly number[]): EvaluatedParameter {
  const [period = Number.NaN, offset = 0] = value
  if (value.length > 2)
    return { problem: 'A sample time is one number, or a list of two.', hint: 'Write 0.1 or [0.1, 0.02].' }
  if (!(period >= 0 && Number.isFinite(period))) {
    return {
      problem: `A sample time of ${period} s is not possible.`,
      hint: 'Write seconds, or 0 for every step.',
    }
  }
  if (offset === 0) return { value: period }
  return offset > 0 && offset < period
    ? { value: period, offsetSeconds: offset }
    : {
        problem: `An offset of ${offset} s is not possible with a sample time of ${period} s.`,
        hint: 'It lies between 0 s and the sample time.',
      }
}

export interface ParameterProblem {
  readonly parameter: string
  readonly problem: string
  readonly hint?: string
  readonly at?: ParameterFault['at']
  /** The variable or model parameter that is at fault, and reported itself. */
  readonly through?: string
  /** Whether the text has no value, or one that the block cannot work with. */
  readonly code: 'bad-expression' | 'bad-parameter-value' | 'data-file'
}

export interface EvaluatedBlock {
  readonly values: ParameterValues
  /** Time of the first sample hit. */
  readonly offsetSeconds: number
  readonly problems: readonly ParameterProblem[]
}

/** All parameters of one block; those with a problem have their default's value, so that work can go on. */
export function evaluateBlock(
  type: BlockType,
  given: Readonly<Record<string, string>>,
  scope: Scope,
  data?: DataFiles,
): EvaluatedBlock {
  const values: Record<string, ParameterValue> = {}
  const problems: ParameterProblem[] = []
  let offsetSeconds = 0
  for (const [name, declaration] of Object.entries(type.parameters)) {
    const result = evaluateParameter(declaration, given[name] ?? declaration.default, scope, data)
    if ('value' in result) {
      values[name] = result.value
      offsetSeconds = result.offsetSeconds ?? offsetSeconds
      continue
    }
    problems.push({ parameter: name, code: 'bad-expression', ...result })
    const fallback = evaluateParameter(declaration, declaration.default, () => undefined)
    if ('value' in fallback) values[name] = fallback.value
    else if (declaration.kind === 'file') values[name] = { path: '', table: null }
  }
  if (problems.length === 0) {
    for (const { message, ...fault } of type.check(values)) {
      problems.push({ ...fault, problem: message, code: 'bad-parameter-value' })
    }
  }
  if (problems.length === 0) Object.assign(values, deriveValues(type, values))
  return { values, offsetSeconds, problems }
}

/** Names of what of a block's values lives in memory: its tunable parameters, then what follows from them. */
export function listLive(type: BlockType, values: ParameterValues): string[] {
  const tunable = Object.entries(type.parameters).flatMap(([name, declaration]) =>
    isTunable(declaration) ? [name] : [],
  )
  return [...tunable, ...Object.keys(values).filter(isDerived)]
}

/**
 * Formulas that are one block: `u1*u2` a Product, `a - b` a Sum, `2*u` a Gain, `a > b` a comparison, `|u|` an Abs, `sin(u)`.
 * Names that mean nothing else are inputs, in the order in which they stand.
 */

import type { BlockType, Scope } from '../../engine/index.ts'
import { closeUp } from './close-up.ts'
import {
  type ConfiguredBlock,
  configure,
  isValue,
  listUndefined,
  readFunctionWord,
  supposeNumbers,
} from './configured-block.ts'

const NAME = '[A-Za-z_]\\w*'
const NUMBER = '(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?'
const FACTOR = `(?:${NUMBER}|${NAME}|\\([^()]*\\))`

const ONE_NAME = new RegExp(`^${NAME}$`)
const SUM = new RegExp(`^[-+]?${NAME}(?:[-+]${NAME})+$`)
const PRODUCT = new RegExp(`^${NAME}(?:[*/]${NAME})+$`)
const COMPARISON = new RegExp(`^(${NAME})(==|!=|<=|>=|<|>)(.+)$`)
const CALL = new RegExp(`^(${NAME})\\((${NAME})\\)$`)
const ABSOLUTE = new RegExp(`^(?:\\|(${NAME})\\||abs\\((${NAME})\\))$`)
const LOGIC = new RegExp(`^${NAME}(?:(?:&&?${NAME})+|(?:\\|\\|?${NAME})+)$`)
/** A value times an input, from either side, or an input over a value. */
const SCALED: readonly (readonly [RegExp, (value: string) => string])[] = [
  [new RegExp(`^(?<value>-?${FACTOR}(?:[*/]${FACTOR})*)\\*(?<input>${NAME})$`), value => value],
  [new RegExp(`^(?<input>${NAME})\\*(?<value>${FACTOR}(?:[*/]${FACTOR})*)$`), value => value],
  [new RegExp(`^(?<input>${NAME})/(?<value>${FACTOR})$`), value => `1/${value}`],
]
/** They are never inputs: the time, and the variables of transfer functions. */
const NO_INPUTS = new Set(['t', 's'])

export function readOperation(
  text: string,
  types: readonly BlockType[],
  scope: Scope,
): ConfiguredBlock | null {
  // Words side by side are no formula.
  if (/\w\s+\w/.test(text)) return null
  const compact = closeUp(text)
  return (
    readAbsolute(compact, scope) ??
    readCall(compact, types, scope) ??
    readSum(compact, scope) ??
    readProduct(compact, scope) ??
    readLogic(compact, scope) ??
    readComparison(compact, scope) ??
    readScaled(compact, scope)
  )
}

function isInput(name: string, scope: Scope): boolean {
  if (/^u\d*$/.test(name)) return true
  return ONE_NAME.test(name) && !NO_INPUTS.has(name) && listUndefined(name, scope).length === 1
}

/** Inputs, each of them once; numbered ones must stand in the order of their numbers. */
function areInputs(names: readonly string[], scope: Scope): boolean {
  return (
    new Set(names).size === names.length &&
    // `u` is the only input where it is one.
    (names.length === 1 || !names.includes('u')) &&
    names.every(name => isInput(name, scope)) &&
    names.every((name, i) => !/^u\d+$/.test(name) || name === `u${i + 1}`)
  )
}

function namesIn(text: string): string[] {
  return text.match(new RegExp(NAME, 'g')) ?? []
}

function readSum(text: string, scope: Scope): ConfiguredBlock | null {
  if (/^-u\d*$/.test(text)) return configure('math/gain', { gain: '-1' })
  if (!SUM.test(text) || !areInputs(namesIn(text), scope)) return null
  const signed = /^[-+]/.test(text) ? text : `+${text}`
  return configure('math/sum', { signs: signed.replace(/[^-+]/g, '') })
}

function readProduct(text: string, scope: Scope): ConfiguredBlock | null {
  if (!PRODUCT.test(text) || !areInputs(namesIn(text), scope)) return null
  const operations = `*${text.replace(/[^*/]/g, '')}`
  return operations === '*/' ? configure('math/divide', {}) : configure('math/product', { operations })
}

function readLogic(text: string, scope: Scope): ConfiguredBlock | null {
  const names = namesIn(text)
  if (!LOGIC.test(text) || !areInputs(names, scope)) return null
  const operator = text.includes('&') ? 'AND' : 'OR'
  return configure('logic/logic', { operator, inputs: String(names.length) })
}

function readComparison(text: string, scope: Scope): ConfiguredBlock | null {
  const [, left = '', operator, right = ''] = COMPARISON.exec(text) ?? []
  if (operator === undefined || !isInput(left, scope)) return null
  if (areInputs([left, right], scope)) return configure('logic/relational', { operator })
  return isValue(right, scope) ? configure('logic/relational', { operator }, { u2: right }) : null
}

function readAbsolute(text: string, scope: Scope): ConfiguredBlock | null {
  const [, bars, called] = ABSOLUTE.exec(text) ?? []
  const name = bars ?? called
  return name !== undefined && isInput(name, scope) ? configure('math/abs', {}) : null
}

function readCall(text: string, types: readonly BlockType[], scope: Scope): ConfiguredBlock | null {
  const [, word = '', argument = ''] = CALL.exec(text) ?? []
  return isInput(argument, scope) ? readFunctionWord(word, types) : null
}

function readScaled(text: string, scope: Scope): ConfiguredBlock | null {
  for (const [shape, gainOf] of SCALED) {
    const { value, input } = shape.exec(text)?.groups ?? {}
    if (value === undefined || input === undefined || !isInput(input, scope)) continue
    // Beside `u` any other name is a value that is to be defined; two new names are two inputs.
    const known = input === 'u' ? supposeNumbers(scope) : scope
    const names = listUndefined(value, scope)
    if (names.some(name => NO_INPUTS.has(name) || /^u\d*$/.test(name)) || !isValue(value, known)) continue
    return configure('math/gain', { gain: gainOf(value) })
  }
  return null
}

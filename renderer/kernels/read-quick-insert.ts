/**
 * What is typed into quick insert beyond a block's name: `gain 3`, `5`, `1/s`, `3/(s+2)`, `>= 0.5`, `+-`, `max(a, b)`, `sin`,
 * or any formula, `u^2 + sin(t)`.
 * The block that it means, configured; null where it means none.
 */
import type { BlockType, Scope } from '../../engine/index.ts'
import { closeUp } from './close-up.ts'
import {
  type ConfiguredBlock,
  configure,
  isValue,
  readFunctionWord,
  supposeNumbers,
} from './configured-block.ts'
import { isNamedSo } from './rank-block-types.ts'
import { findNamed, readWithArguments, uncall } from './read-arguments.ts'
import { readDynamics } from './read-dynamics.ts'
import { readFormula } from './read-formula.ts'
import { readOperation } from './read-operation.ts'

/** What was typed may mean one block or another; what fits best comes first. */
export function readQuickInsert(
  text: string,
  types: readonly BlockType[],
  scope: Scope,
): readonly ConfiguredBlock[] {
  const typed = text.trim()
  const told =
    readSigns(typed) ??
    readComparison(typed, scope) ??
    readExtreme(typed) ??
    readDynamics(typed, scope) ??
    readWord(typed, types) ??
    readWithArguments(typed, types, scope) ??
    readConstant(typed, scope) ??
    readWithArguments(uncall(typed, types), types, scope)
  // `state-space` and `min/max` are names before they are a difference and a quotient.
  const isName = types.some(type => type.keywords.includes(typed) || isNamedSo(type, typed))
  const formulas = isName ? [] : [readOperation(typed, types, scope), readFormula(typed, types, scope)]
  return [told, ...formulas].flatMap(found =>
    found && types.some(({ id }) => id === found.type) ? [found] : [],
  )
}

/** What it would mean if the names in it that nothing is known by were numbers: `gain Kp` before there is a Kp. */
export function supposeQuickInsert(
  text: string,
  types: readonly BlockType[],
  scope: Scope,
): ConfiguredBlock | null {
  const typed = text.trim()
  const supposed = supposeNumbers(scope)
  return (
    readComparison(typed, supposed) ??
    readWithArguments(typed, types, supposed, [findNamed]) ??
    readWithArguments(uncall(typed, types), types, supposed, [findNamed])
  )
}

/** `+-` is a sum, and `*` and `/` in a row a product; spaces between them say nothing. */
function readSigns(text: string): ConfiguredBlock | null {
  const signs = closeUp(text)
  if (/^[+-]{2,}$/.test(signs)) return configure('math/sum', { signs })
  if (/^[*/]{2,}$/.test(signs)) return configure('math/product', { operations: signs })
  return null
}

/** `>= 0.5` compares with a constant. */
function readComparison(text: string, scope: Scope): ConfiguredBlock | null {
  const [, operator, value = ''] = /^(==|!=|<=|>=|<|>)\s*(.*)$/.exec(text) ?? []
  if (operator === undefined) return null
  if (value === '') return configure('logic/relational', { operator })
  return isValue(value, scope) ? configure('logic/relational', { operator }, { u2: value }) : null
}

/** `min(a, b)` has as many inputs as are named. */
function readExtreme(text: string): ConfiguredBlock | null {
  const [, name, list = ''] = /^(min|max)\s*\(([^()]*)\)$/i.exec(text) ?? []
  if (name === undefined) return null
  return configure('math/min-max', { function: name.toLowerCase(), inputs: String(list.split(',').length) })
}

/** A number, a list or an expression. A name alone is more likely the beginning of a block's, unless it is a variable. */
function readConstant(text: string, scope: Scope): ConfiguredBlock | null {
  const isName = /^[A-Za-z_]\w*$/.test(text)
  const isMeant = isName ? scope(text) !== undefined : isValue(text, scope)
  return isMeant ? configure('sources/constant', { value: text }) : null
}

/** A word that is what a block does: `sin`; a block's own name comes first. */
function readWord(text: string, types: readonly BlockType[]): ConfiguredBlock | null {
  const word = text.toLowerCase()
  return types.some(({ name }) => name.toLowerCase() === word) ? null : readFunctionWord(text, types)
}

export function isFunctionWord(text: string, types: readonly BlockType[]): boolean {
  return readWord(text.trim(), types) !== null
}

/**
 * What is typed into quick insert beyond a block's name: `gain 3`, `5`, `1/s`, `3/(s+2)`, `>= 0.5`, `+-`, `max(a, b)`, `sin`,
 * or any formula, `u^2 + sin(t)`.
 * The block that it means, configured; null where it means none.
 */
import { type BlockType, listNames, type ParameterDeclaration, type Scope } from '../../engine/index.ts'
import {
  type ConfiguredBlock,
  configure,
  isValue,
  listUndefined,
  readFunctionWord,
  supposeNumbers,
} from './configured-block.ts'
import { isNamedSo } from './rank-block-types.ts'
import { readOperation } from './read-operation.ts'
import { readTransfer } from './read-transfer.ts'

/** What was typed may mean one block or another; what fits best comes first. */
export function readQuickInsert(
  text: string,
  types: readonly BlockType[],
  scope: Scope,
): readonly ConfiguredBlock[] {
  const typed = text.trim()
  const transfer = lowerVariables(typed, scope)
  const told =
    readSigns(typed) ??
    readComparison(typed, scope) ??
    readExtreme(typed) ??
    readFraction(transfer) ??
    readSampledFraction(transfer, scope) ??
    readDeadTime(transfer, scope) ??
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

/** `1/S` as `1/s`, unless the user has such a variable. */
function lowerVariables(text: string, scope: Scope): string {
  return text.replace(/\b[SZ]\b/g, name => (scope(name) === undefined ? name.toLowerCase() : name))
}

function closeUp(text: string): string {
  return text.replace(/\s+/g, '')
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

function readFraction(text: string): ConfiguredBlock | null {
  const read = readTransfer(text)
  if (!read || read.numerator.length > read.denominator.length) return null
  const [numerator, denominator] = [read.numerator.join(', '), read.denominator.join(', ')]
  if (numerator === '1' && denominator === '1, 0') return configure('continuous/integrator', {})
  return configure('continuous/transfer-function', {
    numerator: `[${numerator}]`,
    denominator: `[${denominator}]`,
  })
}

/** A fraction in z of known numbers; `z^-1` and its powers are delays. */
function readSampledFraction(text: string, scope: Scope): ConfiguredBlock | null {
  const read = readTransfer(text, 'z')
  if (!read || read.numerator.length > read.denominator.length) return null
  const { numerator, denominator } = read
  if (![...numerator, ...denominator].every(coefficient => isValue(coefficient, scope))) return null
  const isDelay = numerator.join() === '1' && denominator.every((c, i) => c === (i === 0 ? '1' : '0'))
  const samples = denominator.length - 1
  if (isDelay && samples === 1) return configure('discrete/unit-delay', {})
  if (isDelay && samples > 1) return configure('discrete/delay', { length: String(samples) })
  return configure('discrete/discrete-transfer-fcn', {
    numerator: `[${numerator.join(', ')}]`,
    denominator: `[${denominator.join(', ')}]`,
  })
}

const EXPONENTIAL = /^(?:exp\((.*)\)|e\^\((.*)\)|e\^(.*))$/
const FALLING = /^-(?:(?<before>.*?)\*?s|s\*?(?<after>.+))$/

/** `exp(-0.1*s)`, `e^-sT`: a delay. */
function readDeadTime(text: string, scope: Scope): ConfiguredBlock | null {
  const [, ...inner] = EXPONENTIAL.exec(closeUp(text)) ?? []
  const { before, after } = FALLING.exec(inner.find(part => part !== undefined) ?? '')?.groups ?? {}
  const delay = (before ?? after ?? '') || '1'
  const isMeant = (before ?? after) !== undefined && !listUndefined(delay, scope).includes('s')
  return isMeant && isValue(delay, supposeNumbers(scope))
    ? configure('continuous/transport-delay', { delay })
    : null
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

const EXPRESSION = 'user/expression'
/** Names that a formula may use as they are. */
const OWN_NAME = /^(?:u\d*|t)$/
const MOST_INPUTS = 16

/** A formula over inputs: names that mean nothing else become inputs in the order in which they stand. */
function readFormula(text: string, types: readonly BlockType[], scope: Scope): ConfiguredBlock | null {
  const type = types.find(({ id }) => id === EXPRESSION)
  // A name with an operator or a call; without, words are words.
  if (!type || !/[\w)\]]\s*[-+*/^<>?(]/.test(text)) return null
  const names = listNames(text).filter(name => OWN_NAME.test(name) || scope(name) === undefined)
  const named = names.filter(name => !OWN_NAME.test(name))
  const isMixed = named.length > 0 && names.includes('u')
  // Beside other names `u` is one of them.
  const unknown = isMixed ? names.filter(name => name === 'u' || !OWN_NAME.test(name)) : named
  // `s` is a transfer function's, and what was no transfer function was none that can be made.
  if (names.length === 0 || names.includes('s')) return null
  const numbered = names.flatMap(name => (/^u\d+$/.test(name) ? [Number(name.slice(1))] : []))
  const highest = Math.max(0, ...numbered, ...(names.includes('u') && !isMixed ? [1] : []))
  const inputs = highest + unknown.length
  if (inputs > MOST_INPUTS || (isMixed && numbered.length > 0)) return null
  const isSingle = inputs === 1 && numbered.length === 0
  const expression = unknown.reduce(
    (formula, name, i) =>
      formula.replace(
        new RegExp(`(?<![\\w.])${name}(?!\\w|\\s*\\()`, 'g'),
        isSingle ? 'u' : `u${highest + i + 1}`,
      ),
    text,
  )
  const parameters = { expression, ...(inputs === 1 ? {} : { inputs: String(inputs) }) }
  return isAccepted(type, expression, inputs, scope) ? configure(EXPRESSION, parameters) : null
}

function isAccepted(type: BlockType, text: string, inputs: number, scope: Scope): boolean {
  const variables: { name: string; width: number; columns: number }[] = []
  const values: number[] = []
  for (const name of listNames(text)) {
    const known = OWN_NAME.test(name) ? undefined : scope(name)
    if (!known || 'problem' in known) continue
    variables.push({ name, width: known.value.length, columns: known.columns ?? 1 })
    values.push(...known.value)
  }
  return type.check({ expression: { text, variables, values }, inputs }).length === 0
}

/** Spaces part values, but not within brackets. */
const WORDS = /(?:\[[^\]]*\]|\([^)]*\)|\S)+/g

/** `gain 3`, `saturation -5 5`, `sum +-+`: values go to the parameters in their order. */
function readWithArguments(
  text: string,
  types: readonly BlockType[],
  scope: Scope,
  finders: readonly Finder[] = [findNamed, findBeginning],
): ConfiguredBlock | null {
  const words = text.match(WORDS) ?? []
  // `pid 2 1` means the PID, and not the beginning of "PID 2DOF".
  for (const find of finders) {
    for (let count = words.length - 1; count > 0; count -= 1) {
      const type = find(types, words.slice(0, count).join(' ').toLowerCase())
      const values = words.slice(count)
      if (!type) continue
      const parameters = assign(type, values, scope) ?? assign(type, [values.join(' ')], scope)
      if (parameters) return configure(type.id, parameters)
    }
  }
  return null
}

/** `gain(3)` and `gain = 3` as `gain 3`. */
function uncall(text: string, types: readonly BlockType[]): string {
  const [, name = '', list, value] = /^([A-Za-z][\w -]*?)\s*(?:\((.*)\)|=\s*([^=].*))$/.exec(text) ?? []
  const isNamed = types.some(type => type.name.toLowerCase() === name.toLowerCase())
  const values = value === undefined ? (list ?? '').match(/(?:\[[^\]]*\]|\([^)]*\)|[^,])+/g) : [value]
  return isNamed && values ? [name, ...values.map(each => each.trim())].join(' ') : ''
}

type Finder = (types: readonly BlockType[], wanted: string) => BlockType | undefined

/** So much of a name says which it is. */
const LEAST_BEGINNING = 3

/** By its name or a keyword. */
function findNamed(types: readonly BlockType[], wanted: string): BlockType | undefined {
  return (
    types.find(({ name }) => name.toLowerCase() === wanted) ??
    types.find(({ keywords }) => keywords.some(keyword => keyword.toLowerCase() === wanted))
  )
}

function findBeginning(types: readonly BlockType[], wanted: string): BlockType | undefined {
  if (wanted.length < LEAST_BEGINNING) return undefined
  return types.find(({ name }) => name.toLowerCase().startsWith(wanted))
}

/**
 * Values go to the parameters in their order; one that is no option of a choice leaves it as it is and goes to the next.
 * Null where a value does not suit its parameter or there are too many.
 */
function assign(
  type: BlockType,
  values: readonly string[],
  scope: Scope,
): Readonly<Record<string, string>> | null {
  const declared = Object.entries(type.parameters)
  const parameters: Record<string, string> = {}
  let next = 0
  for (const value of values) {
    const fits = declared.map(([, declaration]) => fitValue(declaration, value, scope))
    while (declared[next]?.[1].kind === 'choice' && fits[next] === null) next += 1
    const name = declared[next]?.[0]
    const text = fits[next] ?? null
    if (name === undefined || text === null) return null
    parameters[name] = text
    next += 1
  }
  return isRefused(type, parameters) ? null : parameters
}

/** Texts are what they stand for, so that a block of texts alone can say at once what it refuses. */
function isRefused(type: BlockType, parameters: Readonly<Record<string, string>>): boolean {
  const isOfTexts = Object.values(type.parameters).every(({ kind }) => kind === 'text')
  return isOfTexts && type.check(parameters).length > 0
}

function fitValue(declaration: ParameterDeclaration, value: string, scope: Scope): string | null {
  switch (declaration.kind) {
    case 'choice': {
      const options = Object.keys(declaration.options)
      return options.find(option => option.toLowerCase() === value.toLowerCase()) ?? null
    }
    case 'flag':
      return value === 'true' || value === 'false' ? value : null
    case 'text':
      // Signs, not words: words are names, which search finds.
      return /^[^\w]+$/.test(value) ? closeUp(value) : null
    default:
      return isValue(value, scope) ? value : null
  }
}

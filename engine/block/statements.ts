/**
 * Statements of a Function block: what it takes, gives, remembers and computes, one to a line or separated by `;`.
 *
 *     input u
 *     output y
 *     parameter k = 2      # a name for an expression of variables
 *     state x = 0          # initial value
 *     e = u - x            # a name for what follows
 *     x' = k*e             # a continuous state
 *     next n = n + 1       # a discrete one, at each sample
 *     y = x
 */
import { FUNCTION_NAMES } from './formula-functions.ts'

/** Where something stands in the text, both from 1. */
export interface TextPlace {
  readonly line: number
  readonly column: number
}

export interface StatementFault {
  readonly message: string
  readonly hint?: string
  readonly at: TextPlace
}

/** `name = text`, in one of its meanings. */
export interface Definition {
  readonly kind: 'parameter' | 'state' | 'derivative' | 'next' | 'value'
  readonly name: string
  readonly text: string
  /** Where the name and where the expression begin. */
  readonly nameAt: TextPlace
  readonly textAt: TextPlace
}

export interface Statements {
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly definitions: readonly Definition[]
  /** The first thing that is wrong with what is defined, whatever the expressions say. */
  readonly fault: StatementFault | null
}

const NAME = '[A-Za-z_][A-Za-z0-9_]*'
const PORTS = new RegExp(`^(input|output)\\s+(${NAME}(?:\\s*,\\s*${NAME})*)$`)
const FORMS: readonly (readonly [Definition['kind'], RegExp])[] = [
  ['parameter', new RegExp(`^parameter\\s+(${NAME})\\s*=(?!=)`)],
  ['state', new RegExp(`^state\\s+(${NAME})\\s*=(?!=)`)],
  ['next', new RegExp(`^next\\s+(${NAME})\\s*=(?!=)`)],
  ['derivative', new RegExp(`^(${NAME})\\s*'\\s*=(?!=)`)],
  ['value', new RegExp(`^(${NAME})\\s*=(?!=)`)],
]
const KEYWORDS = new Set(['input', 'output', 'parameter', 'state', 'next', 't', 'if', '__proto__'])
const HINT = "Write input u, output y, parameter k = 1, state x = 0, x' = ..., next x = ... or y = ..."

const known = new Map<string, Statements>()
const MOST_KNOWN = 100

/** Never throws; what comes after a fault is read, too. */
export function readStatements(text: string): Statements {
  const found = known.get(text)
  if (found) return found
  if (known.size >= MOST_KNOWN) known.clear()
  const statements = read(text)
  known.set(text, statements)
  return statements
}

function read(text: string): Statements {
  const inputs: string[] = []
  const outputs: string[] = []
  const definitions: Definition[] = []
  const faults: StatementFault[] = []
  const placeOf = createPlaces(text)
  for (const { statement, start } of splitStatements(text)) {
    const at = placeOf(start)
    const ports = PORTS.exec(statement)
    if (ports) {
      for (const name of (ports[2] ?? '').split(',')) {
        const fault = findNameFault(name.trim())
        if (fault) faults.push({ ...fault, at })
        ;(ports[1] === 'input' ? inputs : outputs).push(name.trim())
      }
      continue
    }
    const definition = readDefinition(statement, start, placeOf)
    if (!definition) {
      faults.push({ message: `"${statement}" is no statement.`, hint: HINT, at })
      continue
    }
    const fault = findNameFault(definition.name)
    if (fault) faults.push({ ...fault, at: definition.nameAt })
    definitions.push(definition)
  }
  const whole = findWholeFault(inputs, outputs, definitions, placeOf(text.length))
  return { inputs, outputs, definitions, fault: faults[0] ?? whole }
}

function readDefinition(
  statement: string,
  start: number,
  placeOf: (offset: number) => TextPlace,
): Definition | null {
  for (const [kind, form] of FORMS) {
    const [head, name] = form.exec(statement) ?? []
    if (head === undefined || name === undefined) continue
    const rest = statement.slice(head.length)
    const text = rest.trim()
    const textStart = start + head.length + (rest.length - rest.trimStart().length)
    const nameAt = placeOf(start + head.indexOf(name))
    return { kind, name, text, nameAt, textAt: placeOf(textStart) }
  }
  return null
}

/** At ends of lines and at `;`, but not within brackets; comments begin with # or //. */
function splitStatements(text: string): { readonly statement: string; readonly start: number }[] {
  const found: { statement: string; start: number }[] = []
  const plain = text.replace(/(#|\/\/).*/g, comment => ' '.repeat(comment.length))
  let depth = 0
  let start = 0
  const close = (end: number): void => {
    const part = plain.slice(start, end)
    const statement = part.trim()
    if (statement !== '') found.push({ statement, start: start + part.length - part.trimStart().length })
    start = end + 1
    depth = 0
  }
  for (let i = 0; i < plain.length; i += 1) {
    const character = plain[i] ?? ''
    if ('([{'.includes(character)) depth += 1
    if (')]}'.includes(character)) depth -= 1
    if (character === '\n' || (character === ';' && depth <= 0)) close(i)
  }
  close(plain.length)
  return found
}

function createPlaces(text: string): (offset: number) => TextPlace {
  return offset => {
    const before = text.slice(0, offset)
    return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
  }
}

function findNameFault(name: string): Omit<StatementFault, 'at'> | null {
  if (!KEYWORDS.has(name) && !FUNCTION_NAMES.has(name)) return null
  return { message: `"${name}" cannot be a name.`, hint: 'It has a meaning of its own in expressions.' }
}

/** What is defined twice or not at all. */
function findWholeFault(
  inputs: readonly string[],
  outputs: readonly string[],
  definitions: readonly Definition[],
  end: TextPlace,
): StatementFault | null {
  const meanings = new Map<string, string>(inputs.map(name => [name, 'an input']))
  const twice = inputs.find((name, i) => inputs.indexOf(name) !== i)
  if (twice !== undefined) return { message: `There are two inputs called "${twice}".`, at: end }
  const states = new Set<string>()
  const moved = new Set<string>()
  for (const { kind, name, nameAt } of definitions) {
    if (kind === 'derivative' || kind === 'next') {
      if (!states.has(name))
        return {
          message: `"${name}" is no state.`,
          hint: `Write state ${name} = 0 above it, for its initial value.`,
          at: nameAt,
        }
      if (moved.has(name)) return { message: `It is said twice how the state "${name}" changes.`, at: nameAt }
      moved.add(name)
      continue
    }
    const before = meanings.get(name)
    if (before !== undefined)
      return { message: `"${name}" is ${before} already.`, hint: 'Each name is defined once.', at: nameAt }
    if (kind === 'state') states.add(name)
    meanings.set(name, { state: 'a state', parameter: 'a parameter', value: 'defined' }[kind])
  }
  const still = definitions.find(({ kind, name }) => kind === 'state' && !moved.has(name))
  if (still)
    return {
      message: `The state "${still.name}" never changes.`,
      hint: `Write ${still.name}' = ... where it is continuous, next ${still.name} = ... where it changes at samples.`,
      at: still.nameAt,
    }
  const missing = outputs.find(name => !meanings.has(name))
  if (missing !== undefined)
    return { message: `The output "${missing}" has no value.`, hint: `Write ${missing} = ...`, at: end }
  if (outputs.length === 0) return { message: 'It has no output.', hint: 'Write output y.', at: end }
  const again = outputs.find((name, i) => outputs.indexOf(name) !== i)
  return again === undefined ? null : { message: `There are two outputs called "${again}".`, at: end }
}

/** Every word to which statements give a meaning of their own, so that it names no variable. */
export function listOwnWords(text: string): string[] {
  const { inputs, outputs, definitions } = readStatements(text)
  return [...new Set([...KEYWORDS, ...inputs, ...outputs, ...definitions.map(({ name }) => name)])]
}

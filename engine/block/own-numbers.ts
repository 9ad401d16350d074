/**
 * The parameters that statements have of their own and that are plain numbers, as in `parameter k = 2.5`. They live in memory
 * as parameters of blocks do, so that another number acts on a running loop.
 */
import { evaluateText } from './evaluate-text.ts'
import { type Definition, readStatements } from './statements.ts'

/** By name; each is one number. */
export function readOwnNumbers(text: string): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(findOwnNumbers(text).map(({ name, value }) => [name, [value]]))
}

/** The text without those numbers: texts that differ in nothing else compute in the same way. */
export function shapeOfStatements(text: string): string {
  const lines = text.split('\n')
  for (const { definition } of findOwnNumbers(text).reverse()) {
    const { line, column } = definition.textAt
    const old = lines[line - 1] ?? ''
    const after = old.slice(column - 1 + definition.text.length)
    lines[line - 1] = `${old.slice(0, column - 1)}#${after}`
  }
  return lines.join('\n')
}

interface OwnNumber {
  readonly name: string
  readonly value: number
  readonly definition: Definition
}

const WORD = /[A-Za-z_][A-Za-z0-9_]*/g

function findOwnNumbers(text: string): OwnNumber[] {
  const { definitions, fault } = readStatements(text)
  if (fault) return []
  const shaping = findShapingNames(definitions)
  return definitions.flatMap(definition => {
    const { kind, name } = definition
    if (kind !== 'parameter' || shaping.has(name)) return []
    const result = evaluateText(definition.text, () => undefined)
    if ('problem' in result || result.value.length !== 1) return []
    const [value = Number.NaN] = result.value
    return Number.isNaN(value) ? [] : [{ name, value, definition }]
  })
}

/** Names that indices are made of, which have to be known before anything runs. */
function findShapingNames(definitions: readonly Definition[]): ReadonlySet<string> {
  const names = new Set<string>()
  const add = (text: string): void => {
    for (const [word] of text.matchAll(WORD)) names.add(word)
  }
  for (const { text } of definitions) {
    const first = text.indexOf('[')
    if (first !== -1) add(text.slice(first, text.lastIndexOf(']')))
  }
  for (let before = -1; before !== names.size; ) {
    before = names.size
    for (const { name, text } of definitions) if (names.has(name)) add(text)
  }
  return names
}

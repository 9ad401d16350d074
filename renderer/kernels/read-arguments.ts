/** A block's name with values of its parameters: `gain 3`, `gain(3)`, `saturation -5 5`. */
import type { BlockType, ParameterDeclaration, Scope } from '../../engine/index.ts'
import { closeUp } from './close-up.ts'
import { type ConfiguredBlock, configure, isValue } from './configured-block.ts'

/** Spaces part values, but not within brackets. */
const WORDS = /(?:\[[^\]]*\]|\([^)]*\)|\S)+/g

/** `gain 3`, `saturation -5 5`, `sum +-+`: values go to the parameters in their order. */
export function readWithArguments(
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
export function uncall(text: string, types: readonly BlockType[]): string {
  const [, name = '', list, value] = /^([A-Za-z][\w -]*?)\s*(?:\((.*)\)|=\s*([^=].*))$/.exec(text) ?? []
  const isNamed = types.some(type => type.name.toLowerCase() === name.toLowerCase())
  const values = value === undefined ? (list ?? '').match(/(?:\[[^\]]*\]|\([^)]*\)|[^,])+/g) : [value]
  return isNamed && values ? [name, ...values.map(each => each.trim())].join(' ') : ''
}

type Finder = (types: readonly BlockType[], wanted: string) => BlockType | undefined

/** So much of a name says which it is. */
const LEAST_BEGINNING = 3

/** By its name or a keyword. */
export function findNamed(types: readonly BlockType[], wanted: string): BlockType | undefined {
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

/** A block that stands for what was typed into quick insert, and the ways to one. */
import { type BlockType, evaluateText, listNames, type Scope } from '../../engine/index.ts'

export interface ConfiguredBlock {
  /** Id of a block type. */
  readonly type: string
  /** As the user might have typed them. */
  readonly parameters: Readonly<Record<string, string>>
  /** Values that constants beside it feed to its inputs, by port. */
  readonly constants: Readonly<Record<string, string>>
}

export function configure(
  type: string,
  parameters: ConfiguredBlock['parameters'],
  constants: ConfiguredBlock['constants'] = {},
): ConfiguredBlock {
  return { type, parameters, constants }
}

export function isValue(text: string, scope: Scope): boolean {
  return 'value' in evaluateText(text, scope)
}

/** They are inputs, the time, or the variable of a transfer function, and never the user's. */
const TAKEN = /^(?:u\d*|t|s|z)$/

/** The same scope, in which every other name is a number: for what the user will define yet. */
export function supposeNumbers(scope: Scope): Scope {
  return name => scope(name) ?? (TAKEN.test(name) ? undefined : { value: [1], isVector: false })
}

export function listUndefined(text: string, scope: Scope): string[] {
  return listNames(text).filter(name => scope(name) === undefined)
}

/** A word that is one of the functions of a block of mathematics: `sin`, `sqrt`. */
export function readFunctionWord(text: string, types: readonly BlockType[]): ConfiguredBlock | null {
  const word = text.toLowerCase()
  for (const { id, parameters } of types) {
    const { function: declared } = parameters
    if (id.startsWith('math/') && declared?.kind === 'choice' && Object.hasOwn(declared.options, word))
      return configure(id, { function: word })
  }
  return null
}

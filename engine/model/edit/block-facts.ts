/** What edits must know of block types; the model itself knows none. Whoever holds a registry gives it. */
import type { BlockInstance, Model, Project } from '../project.ts'

export interface BlockPorts {
  /** Port names in order. */
  readonly inputs: Readonly<Record<string, string>>
  readonly outputs: Readonly<Record<string, string>>
}

/** Port names of a model's Entries and Exits, by block. */
export interface ModelBoundary {
  readonly entries: ReadonlyMap<string, string>
  readonly exits: ReadonlyMap<string, string>
}

export interface BlockFacts {
  readonly portsOf: (project: Project, block: BlockInstance) => BlockPorts
  readonly boundaryOf: (model: Model) => ModelBoundary
  /** Whether it stands for another model, which its parameter `model` names. */
  readonly isModelBlock: (block: BlockInstance) => boolean
  /** What a parameter that is left away has; undefined when the block type declares no such parameter. */
  readonly defaultOf: (block: BlockInstance, parameter: string) => string | undefined
  /** Whether a parameter is an expression over variables and not a word. */
  readonly isExpression: (block: BlockInstance, parameter: string) => boolean
  /** The parameter that names what the block logs, for a block that logs under a name of its own. */
  readonly logNameOf: (block: BlockInstance) => string | undefined
  /** Words in an expression to which it gives a meaning itself, so that they are no variables. */
  readonly ownWords: (block: BlockInstance, parameter: string) => readonly string[]
}

/** Key of the model that a block stands for. */
export function findUsedModel(block: BlockInstance, facts: BlockFacts): string | undefined {
  return facts.isModelBlock(block) ? block.parameters.model : undefined
}

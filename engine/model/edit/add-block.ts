import { findBlock, findModel } from '../find.ts'
import { type BlockInstance, type BlockLayout, findNameFault, type Model, type Project } from '../project.ts'
import { type BlockFacts, findUsedModel } from './block-facts.ts'
import { changeLayout, changeModel } from './change-model.ts'
import { freeLogNames } from './free-log-names.ts'
import { findNestingFault } from './model-uses.ts'
import { findFreeName, shortNameOf } from './name-block.ts'
import { setKey } from './records.ts'
import { settle } from './settle.ts'

/** The name that a new block of a type gets in a model. */
export function nameNewBlock(model: Model, type: string): string {
  return findFreeName(shortNameOf(type), name => findBlock(model, name) !== undefined)
}

/**
 * Adds a block under a name that is free and allowed; under any other name nothing is added, and neither is a Model
 * block of a model that would come to stand in itself.
 */
export function addBlock(
  project: Project,
  modelKey: string,
  name: string,
  block: BlockInstance,
  place: BlockLayout,
  facts: BlockFacts,
): Project {
  const model = findModel(project, modelKey)
  if (!model || findBlock(model, name) || findNameFault(name) !== null) return project
  const used = findUsedModel(block, facts)
  if (used !== undefined && findNestingFault(project, modelKey, used, facts) !== null) return project
  const { [name]: named = block } = freeLogNames(model, { [name]: block }, facts)
  const added = changeModel(project, modelKey, old => ({ ...old, blocks: setKey(old.blocks, name, named) }))
  const placed = changeLayout(added, modelKey, layout => setKey(layout, name, place))
  return settle(project, placed, facts)
}

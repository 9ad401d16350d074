import { findBlock, findModel } from '../find.ts'
import type { BlockInstance, Project } from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { changeBlocks } from './change-model.ts'
import { findNestingFault } from './model-uses.ts'
import { dropKeys, setKey } from './records.ts'
import { settle } from './settle.ts'

/** Why a parameter cannot have this text, or null when it can: only a Model block that would hold itself is refused. */
export function findParameterFault(
  project: Project,
  modelKey: string,
  blockName: string,
  parameter: string,
  text: string,
  facts: BlockFacts,
): string | null {
  const model = findModel(project, modelKey)
  const block = model && findBlock(model, blockName)
  if (!block || parameter !== 'model' || !facts.isModelBlock(block)) return null
  return findNestingFault(project, modelKey, text, facts)
}

/**
 * Sets what the user typed. Empty text, or the default's, takes the parameter out of the file. Connections follow
 * the ports. Text that `findParameterFault` objects to changes nothing.
 */
export function setParameter(
  project: Project,
  modelKey: string,
  blockName: string,
  parameter: string,
  text: string,
  facts: BlockFacts,
): Project {
  return setParameters(project, modelKey, [blockName], parameter, text, facts)
}

/** The same of several blocks at once. */
export function setParameters(
  project: Project,
  modelKey: string,
  blockNames: readonly string[],
  parameter: string,
  text: string,
  facts: BlockFacts,
): Project {
  const changed = changeBlocks(project, modelKey, blockNames, (block, name) => {
    if (findParameterFault(project, modelKey, name, parameter, text, facts) !== null) return block
    const isDefault = text.trim() === '' || text === facts.defaultOf(block, parameter)
    const parameters = isDefault
      ? dropKeys(block.parameters, name => name === parameter)
      : setKey(block.parameters, parameter, text)
    if (parameters === block.parameters) return block
    const next = { ...block, parameters }
    return parameter === 'model' ? dropForeignParameters(project, next, facts) : next
  })
  return settle(project, changed, facts)
}

/** A Model block that gets another model keeps of its parameters those that the new model has, too. */
function dropForeignParameters(project: Project, block: BlockInstance, facts: BlockFacts): BlockInstance {
  const model = facts.isModelBlock(block) ? findModel(project, block.parameters.model) : undefined
  if (!model) return block
  const parameters = dropKeys(
    block.parameters,
    name => facts.defaultOf(block, name) === undefined && !Object.hasOwn(model.parameters, name),
  )
  return parameters === block.parameters ? block : { ...block, parameters }
}

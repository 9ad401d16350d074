/** Edits of a model's own parameters, which each use of the model may override. */
import { findBlock, findModel } from '../find.ts'
import type { Project } from '../project.ts'
import { type BlockFacts, findUsedModel } from './block-facts.ts'
import { changeModel } from './change-model.ts'
import { findFreeName } from './name-block.ts'
import { dropKeys, mapValues, setKey } from './records.ts'
import { setParameter } from './set-parameter.ts'
import { settle } from './settle.ts'

/** Adds a parameter to a model or changes its default. */
export function setModelParameter(project: Project, modelKey: string, name: string, text: string): Project {
  return changeModel(project, modelKey, model => {
    const parameters = setKey(model.parameters, name, text)
    return parameters === model.parameters ? model : { ...model, parameters }
  })
}

/**
 * Makes a parameter of a block inside a model one of the model's own, under a name that is free, so that every use of
 * the model may give it a value: what it says now becomes the default.
 */
export function promoteParameter(
  project: Project,
  modelKey: string,
  blockName: string,
  parameter: string,
  word: string,
  facts: BlockFacts,
): Project {
  const model = findModel(project, modelKey)
  const block = model && findBlock(model, blockName)
  const text = block && (block.parameters[parameter] ?? facts.defaultOf(block, parameter))
  if (!model || text === undefined || modelKey === project.root) return project
  const name = findFreeName(
    word,
    taken => Object.hasOwn(model.parameters, taken) || Object.hasOwn(project.variables, taken),
  )
  const given = setModelParameter(project, modelKey, name, text)
  return setParameter(given, modelKey, blockName, parameter, name, facts)
}

/** Removes a parameter of a model, with what its uses gave for it and the sliders pinned to it. */
export function removeModelParameter(
  project: Project,
  modelKey: string,
  name: string,
  facts: BlockFacts,
): Project {
  const model = findModel(project, modelKey)
  if (!model || !Object.hasOwn(model.parameters, name)) return project
  const removed = changeModel(project, modelKey, old => ({
    ...old,
    parameters: dropKeys(old.parameters, key => key === name),
  }))
  const models = mapValues(removed.models, user => {
    const blocks = mapValues(user.blocks, block => {
      if (findUsedModel(block, facts) !== modelKey || facts.defaultOf(block, name) !== undefined) return block
      const parameters = dropKeys(block.parameters, key => key === name)
      return parameters === block.parameters ? block : { ...block, parameters }
    })
    return blocks === user.blocks ? user : { ...user, blocks }
  })
  return settle(project, models === removed.models ? removed : { ...removed, models }, facts)
}

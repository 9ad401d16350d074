import { findBlock, findModel } from '../find.ts'
import type { Project } from '../project.ts'
import { addModel, nameNewModel } from './add-model.ts'
import { type BlockFacts, findUsedModel } from './block-facts.ts'
import { changeBlock, findLayout } from './change-model.ts'
import { countUses } from './model-uses.ts'
import { findNotes, putNotes } from './notes.ts'
import { setKey } from './records.ts'
import { findWires, putWires } from './wires.ts'

/** Gives a Model block a model of its own, a copy, so that edits inside do not reach the model's other uses. */
export function makeIndependent(
  project: Project,
  modelKey: string,
  blockName: string,
  facts: BlockFacts,
): Project {
  const model = findModel(project, modelKey)
  const block = model && findBlock(model, blockName)
  const used = block && findUsedModel(block, facts)
  const shared = findModel(project, used)
  if (used === undefined || !shared || countUses(project, used, facts) < 2) return project
  const key = nameNewModel(project, used)
  const added = addModel(project, key, shared, findLayout(project, used))
  const noted = putNotes(added, key, findNotes(project, used))
  return changeBlock(putWires(noted, key, findWires(project, used)), modelKey, blockName, old => ({
    ...old,
    parameters: setKey(old.parameters, 'model', key),
  }))
}

import { formatConnection, type Project } from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { changeLayout, changeModel } from './change-model.ts'
import { dropUnusedModels } from './model-uses.ts'
import { dropKeys, keepItems } from './records.ts'
import { settle } from './settle.ts'

/** Blocks by name, connections as they stand in the file. */
export interface Removal {
  readonly blocks: readonly string[]
  readonly connections: readonly string[]
}

/**
 * Removes connections, and blocks with all that hangs on them: their connections, layout and slider pins, and models of
 * which the last use goes.
 */
export function removeSelection(
  project: Project,
  modelKey: string,
  removal: Removal,
  facts: BlockFacts,
): Project {
  const blocks = new Set(removal.blocks)
  const connections = new Set(removal.connections)
  const removed = changeModel(project, modelKey, model => {
    const kept = {
      blocks: dropKeys(model.blocks, name => blocks.has(name)),
      connections: keepItems(
        model.connections,
        connection =>
          !blocks.has(connection.from.block) &&
          !blocks.has(connection.to.block) &&
          (connections.size === 0 || !connections.has(formatConnection(connection))),
      ),
    }
    const isSame = kept.blocks === model.blocks && kept.connections === model.connections
    return isSame ? model : { ...model, ...kept }
  })
  if (removed === project) return project
  const tidied = changeLayout(removed, modelKey, layout => dropKeys(layout, name => blocks.has(name)))
  return settle(project, dropUnusedModels(project, tidied, facts), facts)
}

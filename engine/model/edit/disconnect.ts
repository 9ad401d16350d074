import type { Project } from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { removeSelection } from './remove-selection.ts'

/** Removes connections, given as they stand in the file: `a.y -> b.u`. */
export function disconnect(
  project: Project,
  modelKey: string,
  connections: readonly string[],
  facts: BlockFacts,
): Project {
  return removeSelection(project, modelKey, { blocks: [], connections }, facts)
}

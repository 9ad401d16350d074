import { findBlock, findModel } from '../find.ts'
import type { BlockInstance, Commented, Project } from '../project.ts'
import { changeBlock } from './change-model.ts'

/** Leaves blocks out of the run, or takes them in again where all of them are out in this way already. */
export function commentBlocks(
  project: Project,
  modelKey: string,
  names: readonly string[],
  how: Commented,
): Project {
  const model = findModel(project, modelKey)
  if (!model) return project
  const isOff = names.every(name => findBlock(model, name)?.commented === how)
  return names.reduce(
    (before, name) =>
      changeBlock(before, modelKey, name, block => {
        if (!isOff) return block.commented === how ? block : { ...block, commented: how }
        const { commented: _, ...rest }: BlockInstance = block
        return rest
      }),
    project,
  )
}

/** Blocks of one role in every context of a project, by context path and name: `scope`, `converter/current`. */
import { type BlockRole, findModel, type Project, type Registry } from '../../engine/index.ts'
import { listBlocksWithRoles } from './blocks-with-roles.ts'

export function listBlocksOfRole(project: Project, registry: Registry, role: BlockRole): string[] {
  const found: string[] = []
  const collect = (key: string, prefix: string, outer: readonly string[]) => {
    // A cycle of models is an error that the compiler tells; here it must only end.
    if (outer.includes(key)) return
    const model = findModel(project, key)
    if (!model) return
    for (const { name, instance, role: own } of listBlocksWithRoles(model.blocks, registry)) {
      if (own === role) found.push(prefix + name)
      if (own === 'model') collect(instance.parameters.model ?? '', `${prefix}${name}/`, [...outer, key])
    }
  }
  collect(project.root, '', [])
  return found
}

/** Blocks of one role in every context of a project, by context path and name: `scope`, `converter/current`. */
import { type BlockRole, findModel, type Project, type Registry } from '../../engine/index.ts'

export function listBlocksOfRole(project: Project, registry: Registry, role: BlockRole): string[] {
  const found: string[] = []
  const collect = (key: string, prefix: string, outer: readonly string[]) => {
    // A cycle of models is an error that the compiler tells; here it must only end.
    if (outer.includes(key)) return
    for (const [name, block] of Object.entries(findModel(project, key)?.blocks ?? {})) {
      const type = registry.find(block.type)
      if (type?.role === role) found.push(prefix + name)
      if (type?.role === 'model') collect(block.parameters.model ?? '', `${prefix}${name}/`, [...outer, key])
    }
  }
  collect(project.root, '', [])
  return found
}

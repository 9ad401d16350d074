/** Blocks of one role in every context of a project, by context path and name: `scope`, `converter/current`. */
import { type BlockRole, findModel, keysOf, type Project, type Registry } from '../../engine/index.ts'
import { rolesOf } from './roles-of.ts'

export function listBlocksOfRole(project: Project, registry: Registry, role: BlockRole): string[] {
  const found: string[] = []
  const roles = rolesOf(registry)
  const collect = (key: string, prefix: string, outer: readonly string[]) => {
    // A cycle of models is an error that the compiler tells; here it must only end.
    if (outer.includes(key)) return
    const blocks = findModel(project, key)?.blocks ?? {}
    for (const name of keysOf(blocks)) {
      const block = blocks[name]
      const own = block && roles.get(block.type)
      if (own === role) found.push(prefix + name)
      if (own === 'model') collect(block?.parameters.model ?? '', `${prefix}${name}/`, [...outer, key])
    }
  }
  collect(project.root, '', [])
  return found
}

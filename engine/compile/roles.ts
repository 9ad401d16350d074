/** The blocks of a model that shape it, found once for all of its uses. */
import type { BlockRole } from '../block/block-role.ts'
import type { Registry } from '../block/registry.ts'
import type { BlockInstance, Model } from '../model/project.ts'

interface NamedBlock {
  readonly name: string
  readonly block: BlockInstance
}

/** By role, in drawing order; what is commented is left out. */
export type Roles = ReadonlyMap<BlockRole, readonly NamedBlock[]>

export function findRoles(model: Model, registry: Registry): Roles {
  const roles = new Map<BlockRole, NamedBlock[]>()
  for (const [name, block] of Object.entries(model.blocks)) {
    const role = registry.find(block.type)?.role
    if (role === undefined || block.commented !== undefined) continue
    const list = roles.get(role)
    if (list) list.push({ name, block })
    else roles.set(role, [{ name, block }])
  }
  return roles
}

/** Of one role. */
export function listRole(roles: Roles, role: BlockRole): readonly NamedBlock[] {
  return roles.get(role) ?? []
}

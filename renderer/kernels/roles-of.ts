/** The block types that have a role, which are few: what asks every block with every edit looks here. */
import type { BlockRole, Registry } from '../../engine/index.ts'

const known = new WeakMap<Registry['all'], ReadonlyMap<string, BlockRole>>()

/** By the name of the type. */
export function rolesOf({ all }: Registry): ReadonlyMap<string, BlockRole> {
  const before = known.get(all)
  if (before) return before
  const roles = new Map(all.flatMap(({ id, role }) => (role === undefined ? [] : [[id, role] as const])))
  known.set(all, roles)
  return roles
}

/** The blocks that have a role, which are few: who asks every block with every edit looks here. */
import {
  type BlockInstance,
  type BlockRole,
  keysOf,
  type Model,
  type Registry,
  tabulateTypes,
} from '../../engine/index.ts'

/** By the name of the type. */
const rolesOf = tabulateTypes(({ role }) => role)

export interface BlockWithRole {
  readonly name: string
  readonly instance: BlockInstance
  readonly role: BlockRole
}

type Blocks = Model['blocks']

const listed = new WeakMap<ReadonlyMap<string, BlockRole>, WeakMap<Blocks, readonly BlockWithRole[]>>()

/** Those of a model, in its order. */
export function listBlocksWithRoles(blocks: Blocks, registry: Registry): readonly BlockWithRole[] {
  const roles = rolesOf(registry)
  const lists = listed.get(roles) ?? new WeakMap<Blocks, readonly BlockWithRole[]>()
  listed.set(roles, lists)
  const before = lists.get(blocks)
  if (before) return before
  const found: BlockWithRole[] = []
  for (const name of keysOf(blocks)) {
    const instance = blocks[name]
    const role = instance && roles.get(instance.type)
    if (instance && role !== undefined) found.push({ name, instance, role })
  }
  lists.set(blocks, found)
  return found
}

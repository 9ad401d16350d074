/** What few of the block types have: what asks every block with every edit looks it up by the block's type. */
import type { BlockType } from './block-type.ts'
import type { Registry } from './registry.ts'

/**
 * @param read undefined for the types that are left out
 * @returns the table of a registry by the types' ids, made once for each list of types
 */
export function tabulateTypes<T>(
  read: (type: BlockType) => T | undefined,
): (registry: Registry) => ReadonlyMap<string, T> {
  const known = new WeakMap<Registry['all'], ReadonlyMap<string, T>>()
  return ({ all }) => {
    const before = known.get(all)
    if (before) return before
    const table = new Map<string, T>()
    for (const type of all) {
      const value = read(type)
      if (value !== undefined) table.set(type.id, value)
    }
    known.set(all, table)
    return table
  }
}

/** Grouping what is drawn, so that where nothing changed the very lists of before stand for it. */

/** A group of the very items of before, in their order, is the very list of before. */
export type Grouping<T> = (items: readonly T[]) => ReadonlyMap<number, readonly T[]>

/** @param groupOf is asked once for an item that stays */
export function createGrouping<T>(groupOf: (item: T) => number): Grouping<T> {
  let shown: readonly T[] = []
  let keys: readonly number[] = []
  let groups: ReadonlyMap<number, readonly T[]> = new Map()
  return items => {
    if (items === shown) return groups
    const next = listKeys(items, shown, keys, groupOf)
    groups = keepGroups(groups, items, next)
    shown = items
    keys = next
    return groups
  }
}

function listKeys<T>(
  items: readonly T[],
  before: readonly T[],
  known: readonly number[],
  groupOf: (item: T) => number,
): number[] {
  const keys: number[] = []
  let at = 0
  for (const item of items) {
    if (before[at] !== item) {
      const found = before.indexOf(item, at)
      if (found < 0) {
        keys.push(groupOf(item))
        // Most often it stands for the one that was here.
        if (items.length === before.length) at += 1
        continue
      }
      at = found
    }
    keys.push(known[at] ?? groupOf(item))
    at += 1
  }
  return keys
}

function keepGroups<T>(
  before: ReadonlyMap<number, readonly T[]>,
  items: readonly T[],
  keys: readonly number[],
): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, readonly T[]>()
  const lists = new Map<number, T[]>()
  // Neighbours are mostly of one group.
  let last = Number.NaN
  let own: T[] = []
  let i = 0
  for (const item of items) {
    const key = keys[i] ?? 0
    i += 1
    if (key !== last) {
      last = key
      own = lists.get(key) ?? []
      lists.set(key, own)
    }
    own.push(item)
  }
  for (const [key, list] of lists) {
    const old = before.get(key)
    groups.set(key, old && isSame(old, list) ? old : list)
  }
  return groups
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false
  return true
}

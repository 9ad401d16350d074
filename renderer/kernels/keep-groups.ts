/** Grouping what is drawn, so that where nothing changed the very lists of before stand for it. */

/** A group of the very items of before, in their order, is the very list of before. */
export function keepGroups<T>(
  before: ReadonlyMap<number, readonly T[]>,
  items: readonly T[],
  groupOf: (item: T) => number,
): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, readonly T[]>()
  const lists = new Map<number, T[]>()
  // Neighbours are mostly of one group.
  let last = Number.NaN
  let own: T[] = []
  for (const item of items) {
    const key = groupOf(item)
    if (key !== last) {
      last = key
      own = lists.get(key) ?? []
      lists.set(key, own)
    }
    own.push(item)
  }
  for (const [key, list] of lists) {
    const old = before.get(key)
    const isSame = old?.length === list.length && list.every((item, i) => item === old[i])
    groups.set(key, isSame ? old : list)
  }
  return groups
}

/** Changes of immutable records that keep the order of keys, and the record itself where nothing changes. */
type Entries<Value> = Readonly<Record<string, Value>>

export function setKey<Value>(record: Entries<Value>, key: string, value: Value): Entries<Value> {
  return Object.hasOwn(record, key) && record[key] === value ? record : { ...record, [key]: value }
}

export function dropKeys<Value>(record: Entries<Value>, isDropped: (key: string) => boolean): Entries<Value> {
  const kept = Object.entries(record).filter(([key]) => !isDropped(key))
  return kept.length === Object.keys(record).length ? record : Object.fromEntries(kept)
}

export function renameKey<Value>(record: Entries<Value>, from: string, to: string): Entries<Value> {
  if (!Object.hasOwn(record, from)) return record
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]))
}

export function mapValues<Value>(
  record: Entries<Value>,
  change: (value: Value, key: string) => Value,
): Entries<Value> {
  const changed = Object.entries(record).map(([key, value]) => [key, change(value, key)] as const)
  return changed.every(([key, value]) => record[key] === value) ? record : Object.fromEntries(changed)
}

export function mapList<Item>(list: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  const changed = list.map(change)
  return changed.every((item, i) => item === list[i]) ? list : changed
}

export function keepItems<Item>(list: readonly Item[], isKept: (item: Item) => boolean): readonly Item[] {
  const kept = list.filter(isKept)
  return kept.length === list.length ? list : kept
}

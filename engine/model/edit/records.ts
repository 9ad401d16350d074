/** Changes of immutable records that keep the order of keys, and the record itself where nothing changes. */
type Entries<Value> = Readonly<Record<string, Value>>

/**
 * A record with the keys of several; of a key in more than one the last counts, in the place of the first.
 *
 * It has no prototype, and so is a table to the machine from the start. What begins as an object of a few fields is copied
 * again with every third field that it gets: a thousand blocks with one more took a megabyte to write, and now a tenth.
 */
export function joinRecords<Value>(...records: readonly Entries<Value>[]): Entries<Value> {
  const joined: Record<string, Value> = Object.create(null)
  for (const record of records) {
    for (const key of Object.keys(record)) joined[key] = record[key] as Value
  }
  return joined
}

/** No pairs are made on the way: of a thousand blocks they took as much as the record. */
function buildRecord<Value>(
  keys: readonly string[],
  find: (key: string, index: number) => Value,
): Entries<Value> {
  const record: Record<string, Value> = Object.create(null)
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] as string
    record[key] = find(key, i)
  }
  return record
}

/** Of a key that comes more than once the last value counts, in the first place. */
export function recordOf<Value>(entries: Iterable<readonly [string, Value]>): Entries<Value> {
  const record: Record<string, Value> = Object.create(null)
  for (const [key, value] of entries) record[key] = value
  return record
}

export function setKey<Value>(record: Entries<Value>, key: string, value: Value): Entries<Value> {
  return Object.hasOwn(record, key) && record[key] === value ? record : joinRecords(record, { [key]: value })
}

export function dropKeys<Value>(record: Entries<Value>, isDropped: (key: string) => boolean): Entries<Value> {
  const keys = Object.keys(record)
  const kept = keys.filter(key => !isDropped(key))
  return kept.length === keys.length ? record : buildRecord(kept, key => record[key] as Value)
}

export function renameKey<Value>(record: Entries<Value>, from: string, to: string): Entries<Value> {
  if (!Object.hasOwn(record, from)) return record
  const renamed: Record<string, Value> = Object.create(null)
  for (const key of Object.keys(record)) renamed[key === from ? to : key] = record[key] as Value
  return renamed
}

export function mapValues<Value>(
  record: Entries<Value>,
  change: (value: Value, key: string) => Value,
): Entries<Value> {
  const keys = Object.keys(record)
  const changed = keys.map(key => change(record[key] as Value, key))
  return keys.every((key, i) => record[key] === changed[i])
    ? record
    : buildRecord(keys, (_key, i) => changed[i] as Value)
}

export function mapList<Item>(list: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  const changed = list.map(change)
  return changed.every((item, i) => item === list[i]) ? list : changed
}

export function keepItems<Item>(list: readonly Item[], isKept: (item: Item) => boolean): readonly Item[] {
  const kept = list.filter(isKept)
  return kept.length === list.length ? list : kept
}

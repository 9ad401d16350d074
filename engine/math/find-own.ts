/** What a table holds at a key that a user may have typed: `constructor` and its like are in no table unless put there. */
export function findOwn<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

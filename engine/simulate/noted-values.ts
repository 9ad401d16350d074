/** Values at scattered addresses, noted to see later whether they changed. */
export interface NotedValues {
  readonly note: () => void
  /** The position of the first that changed since, -1 where none did; those at some addresses may. */
  readonly findChange: (free?: ReadonlySet<number>) => number
}

export function createNotedValues(memory: Float64Array, addresses: readonly number[]): NotedValues {
  const noted = new Float64Array(addresses.length)
  return {
    note: () => {
      addresses.forEach((address, i) => {
        noted[i] = memory[address] ?? 0
      })
    },
    findChange: free =>
      addresses.findIndex((address, i) => memory[address] !== noted[i] && !free?.has(address)),
  }
}

export function differs(a: Float64Array, b: Float64Array): boolean {
  return a.some((value, i) => value !== b[i])
}

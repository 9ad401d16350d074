/** Where a run's values go: rows of time and chosen doubles, many rows at a time. */
export interface RowSink {
  /** Addresses of the doubles that stand in a row, after the time. */
  readonly addresses: readonly number[]
  /** A row at every so many ticks; 1 if left out. */
  readonly every?: number
  /** Takes rows, one after the other; what they stand in is used again afterwards. */
  readonly take: (rows: Float64Array, count: number) => void
}

/** Doubles that come together before they are handed on. */
const STAGED_DOUBLES = 8192

export interface RowStage {
  /** Takes a row of the present values, if the tick has one. */
  readonly add: (memory: Float64Array, tick: number, timeSeconds: number) => void
  readonly flush: () => void
}

/** Gathers rows one by one and hands them on in batches. */
export function createRowStage({ addresses, every = 1, take }: RowSink): RowStage {
  const length = 1 + addresses.length
  const capacity = Math.max(1, Math.floor(STAGED_DOUBLES / length))
  const staged = new Float64Array(capacity * length)
  let rows = 0
  const flush = (): void => {
    if (rows > 0) take(staged.subarray(0, rows * length), rows)
    rows = 0
  }
  return {
    add: (memory, tick, timeSeconds) => {
      if (tick % every !== 0) return
      let next = rows * length
      staged[next] = timeSeconds
      for (const address of addresses) {
        next += 1
        staged[next] = memory[address] ?? Number.NaN
      }
      rows += 1
      if (rows === capacity) flush()
    },
    flush,
  }
}

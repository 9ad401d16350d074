/** How many major steps fit into one batch, learned from the batches before, so that no step reads the clock. */

/** Between batches messages are obeyed and samples shown; shorter batches would spend their time on that. */
const BATCH_MILLISECONDS = 8
const MOST_TICKS = 1 << 20

export interface BatchSize {
  readonly ticks: () => number
  readonly learn: (ticks: number, milliseconds: number) => void
}

/** Begins with one step, since a step may take any time; then doubles until a batch takes its time. */
export function createBatchSize(): BatchSize {
  let size = 1
  return {
    ticks: () => size,
    learn: (ticks, milliseconds) => {
      // A batch cut short, by the pace or a full ring, says little about a longer one unless it was slow.
      if (ticks < size && milliseconds < BATCH_MILLISECONDS) return
      const fitting = milliseconds > 0 ? (ticks * BATCH_MILLISECONDS) / milliseconds : Infinity
      size = Math.max(1, Math.min(MOST_TICKS, 2 * size, Math.floor(fitting)))
    },
  }
}

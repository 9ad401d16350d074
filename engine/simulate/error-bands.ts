/** How far two runs are apart, value by value, and where in time. */
import type { SignalLog } from './signal-log.ts'

export interface ErrorBand {
  /** As a column of the log. */
  readonly name: string
  /** The largest difference, and when that is. */
  readonly absolute: number
  readonly timeSeconds: number
  /** The largest difference as a part of the largest size of the value; 0 where both are 0. */
  readonly relative: number
  /** The largest difference within each of equal parts of the run. */
  readonly parts: Float64Array
}

const PARTS = 512

export interface BandRecorder {
  readonly note: (column: number, timeSeconds: number, value: number, difference: number) => void
  readonly bands: () => ErrorBand[]
}

export function createBandRecorder(
  names: readonly string[],
  stopSeconds: number,
  partCount = PARTS,
): BandRecorder {
  const size = new Float64Array(names.length)
  const absolute = new Float64Array(names.length)
  const times = new Float64Array(names.length)
  const parts = names.map(() => new Float64Array(partCount))
  return {
    note: (column, timeSeconds, value, difference) => {
      size[column] = Math.max(size[column] ?? 0, Math.abs(value))
      const part = Math.min(partCount - 1, Math.floor((timeSeconds / stopSeconds) * partCount))
      const list = parts[column]
      if (list && difference > (list[part] ?? 0)) list[part] = difference
      if (difference <= (absolute[column] ?? 0)) return
      absolute[column] = difference
      times[column] = timeSeconds
    },
    bands: () =>
      names.map((name, column) => {
        const largest = absolute[column] ?? 0
        return {
          name,
          absolute: largest,
          timeSeconds: times[column] ?? 0,
          relative: largest === 0 ? 0 : largest / Math.max(size[column] ?? 0, largest),
          parts: parts[column] ?? new Float64Array(partCount),
        }
      }),
  }
}

/** Rows pair by pair, of runs that log at the same ticks. */
export function comparePairs(
  recorder: BandRecorder,
  coarse: Float64Array,
  fine: Float64Array,
  rows: number,
  length: number,
): void {
  for (let row = 0; row < rows; row += 1) {
    const first = row * length
    const time = coarse[first] ?? 0
    for (let i = 1; i < length; i += 1) {
      const value = coarse[first + i] ?? Number.NaN
      const difference = Math.abs(value - (fine[first + i] ?? Number.NaN))
      recorder.note(i - 1, time, value, Number.isNaN(difference) ? 0 : difference)
    }
  }
}

/**
 * Logs of variable steps, where the fine one has rows at all times of the coarse one. At an event a log has several rows at
 * one time. An event that comes a little earlier in one run than in the other is one and the same as long as that is
 * within `slackSeconds`: near it a value may lie anywhere between those around the jump.
 */
export function compareLogs(
  recorder: BandRecorder,
  coarse: SignalLog,
  fine: SignalLog,
  slackSeconds: number,
): void {
  const columns = coarse.columns.length
  let near = 0
  let groupStart = 0
  for (let row = 0; row < coarse.rows; ) {
    const time = coarse.time(row)
    let end = row + 1
    while (end < coarse.rows && coarse.time(end) === time) end += 1
    while (groupStart < fine.rows && fine.time(groupStart) < time) groupStart += 1
    let groupEnd = groupStart
    while (groupEnd < fine.rows && fine.time(groupEnd) === time) groupEnd += 1
    if (groupEnd === groupStart) return
    while (near < fine.rows && fine.time(near) < time - slackSeconds) near += 1
    for (let column = 0; column < columns; column += 1) {
      for (let i = row; i < end; i += 1) {
        const value = coarse.value(i, column)
        let difference =
          end - row === groupEnd - groupStart
            ? Math.abs(value - fine.value(groupStart + i - row, column))
            : findNearest(fine, column, groupStart, groupEnd, value)
        if (difference > 0) {
          const outside = findOutside(fine, column, near, time + slackSeconds, value)
          if (outside !== null) difference = Math.min(difference, outside)
        }
        recorder.note(column, time, value, Number.isNaN(difference) ? 0 : difference)
      }
    }
    row = end
  }
}

function findNearest(log: SignalLog, column: number, from: number, to: number, value: number): number {
  let nearest = Number.POSITIVE_INFINITY
  for (let row = from; row < to; row += 1)
    nearest = Math.min(nearest, Math.abs(value - log.value(row, column)))
  return nearest
}

/** How far a value is outside of what a log jumps across in a stretch of time; null where it does not jump there. */
function findOutside(
  log: SignalLog,
  column: number,
  from: number,
  untilSeconds: number,
  value: number,
): number | null {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  let hasJump = false
  for (let row = from; row < log.rows && log.time(row) <= untilSeconds; row += 1) {
    const found = log.value(row, column)
    least = Math.min(least, found)
    most = Math.max(most, found)
    if (row > from && log.time(row - 1) === log.time(row) && log.value(row - 1, column) !== found)
      hasJump = true
  }
  return hasJump ? Math.max(0, least - value, value - most) : null
}

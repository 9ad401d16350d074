import type { Signal } from '../compile/program.ts'
import { listColumns } from '../simulate/signal-log.ts'

/** What the summary says of one value of one signal. */
export interface Extremes {
  readonly name: string
  final: number
  min: number
  max: number
}

export interface ExtremesRecorder {
  readonly take: (rows: Float64Array, count: number) => void
  readonly extremes: readonly Extremes[]
}

export function recordExtremes(signals: readonly Signal[]): ExtremesRecorder {
  const extremes = listColumns(signals).map(
    ({ name }): Extremes => ({
      name,
      final: Number.NaN,
      min: Number.POSITIVE_INFINITY,
      max: Number.NEGATIVE_INFINITY,
    }),
  )
  const length = 1 + extremes.length
  return {
    extremes,
    take: (rows, count) => {
      extremes.forEach((found, column) => {
        let { min, max } = found
        for (let row = 0; row < count; row += 1) {
          const value = rows[row * length + 1 + column] ?? Number.NaN
          min = Math.min(min, value)
          max = Math.max(max, value)
          found.final = value
        }
        found.min = min
        found.max = max
      })
    },
  }
}

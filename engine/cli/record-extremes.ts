import type { Signal } from '../compile/program.ts'
import type { Run } from '../simulate/run.ts'
import { listColumns } from '../simulate/signal-log.ts'

/** What the summary says of one value of one signal. */
export interface Extremes {
  readonly name: string
  final: number
  min: number
  max: number
}

export interface ExtremesRecorder {
  readonly record: (run: Run) => void
  readonly extremes: readonly Extremes[]
}

export function recordExtremes(signals: readonly Signal[]): ExtremesRecorder {
  const columns = listColumns(signals).map(({ name, address }) => ({
    address,
    extremes: { name, final: Number.NaN, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY },
  }))
  return {
    extremes: columns.map(({ extremes }) => extremes),
    record: ({ memory }) => {
      for (const { address, extremes } of columns) {
        const value = memory[address] ?? Number.NaN
        extremes.final = value
        extremes.min = Math.min(extremes.min, value)
        extremes.max = Math.max(extremes.max, value)
      }
    },
  }
}

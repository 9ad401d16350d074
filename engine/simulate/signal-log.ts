/** Signals over time: a row for each recorded step, in chunks, so that a long log never moves what it holds. */
import { labelElements } from '../block/signal-type.ts'
import type { Signal } from '../compile/program.ts'
import type { RowSink } from './row-sink.ts'

/** One value of one signal: `name`, or `name[i]` and `name[row][column]` for elements, counted from 0. */
export interface LogColumn {
  readonly name: string
  readonly address: number
}

export interface SignalLog {
  readonly columns: readonly LogColumn[]
  readonly rows: number
  /** What a run gives its rows to. */
  readonly sink: RowSink
  /** Seconds. */
  readonly time: (row: number) => number
  readonly value: (row: number, column: number) => number
}

const CHUNK_ROWS = 4096

/** A signal's values, one column each, under the name that the user gave it, if any. */
export function listColumns(signals: readonly Signal[]): LogColumn[] {
  return signals.flatMap(({ name, label = name, address, width, columns }) =>
    labelElements({ width, columns }).map((element, i) => ({
      name: `${label}${element}`,
      address: address + i,
    })),
  )
}

export function createSignalLog(signals: readonly Signal[]): SignalLog {
  const columns = listColumns(signals)
  const stride = columns.length + 1
  const chunks: Float64Array[] = []
  const take = (rows: Float64Array, count: number): void => {
    let taken = 0
    while (taken < count) {
      const row = log.rows % CHUNK_ROWS
      if (row === 0) chunks.push(new Float64Array(CHUNK_ROWS * stride))
      const fitting = Math.min(count - taken, CHUNK_ROWS - row)
      chunks.at(-1)?.set(rows.subarray(taken * stride, (taken + fitting) * stride), row * stride)
      taken += fitting
      log.rows += fitting
    }
  }
  const log = {
    columns,
    rows: 0,
    sink: { addresses: columns.map(({ address }) => address), take },
    time: (row: number) => read(row, 0),
    value: (row: number, column: number) => read(row, column + 1),
  }
  const read = (row: number, offset: number): number =>
    chunks[Math.floor(row / CHUNK_ROWS)]?.[(row % CHUNK_ROWS) * stride + offset] ?? Number.NaN
  return log
}

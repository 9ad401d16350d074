/**
 * What a run recorded, outside React: columns that only grow, with their extremes kept for drawing. Whoever draws
 * compares `version` with the one drawn last.
 */
import { labelElements, type RecordedSignal } from '../../engine/index.ts'
import { type Column, createColumn } from '../kernels/min-max-pyramid.ts'

/** One element of a signal, as a scope draws it. */
export interface Trace {
  /** One of a kind within its scope, whose ports may show one signal twice. */
  readonly id: string
  /** The signal's name or else `block.port`, with `[i]` for an element of a vector. */
  readonly name: string
  /** Position in a row, 0 being time. */
  readonly column: number
  readonly values: Column
}

/** A block that shows signals, by context path and name, with its traces in the order of its ports. */
interface Shown {
  readonly block: string
  readonly traces: readonly Trace[]
}

export interface Recording {
  readonly signals: readonly RecordedSignal[]
  readonly times: Column
  readonly shown: ReadonlyMap<string, Shown>
  /** The project's Scope blocks as it was compiled, by context path and name, also those without a signal. */
  readonly scopes: readonly string[]
  /** Its XY Graph blocks, likewise. */
  readonly graphs: readonly string[]
  /** Where drawing ends when the whole run is shown. */
  readonly stopSeconds: number
  /** By position in a row, 0 being time. */
  readonly column: (position: number) => Column | undefined
  readonly version: () => number
  readonly rows: () => number
  /** Memory that the samples take, about. */
  readonly bytes: () => number
  /** 0 while there are no rows. */
  readonly lastTime: () => number
  /** Appends rows of time and all recorded values, as they come from the run. */
  readonly append: (rows: Float64Array) => void
  /** Shows the first rows only, as when the run has gone back; what comes next follows them. */
  readonly show: (rows: number) => void
  /** The last time of all that was recorded, shown or not. */
  readonly furthest: () => number
}

/** A double, and its part of the pyramid of extremes above it. */
const BYTES_PER_VALUE = 8 * (1 + 2 / 15)

export function createRecording(
  signals: readonly RecordedSignal[],
  stopSeconds: number,
  scopes: readonly string[],
  graphs: readonly string[] = [],
): Recording {
  const rowLength = 1 + signals.reduce((sum, signal) => sum + signal.width, 0)
  const columns = Array.from({ length: rowLength }, createColumn)
  const [times = createColumn()] = columns
  let version = 0
  let furthest = 0
  return {
    signals,
    times,
    shown: listShown(signals, columns),
    scopes,
    graphs,
    stopSeconds,
    column: position => columns[position],
    version: () => version,
    rows: times.length,
    bytes: () => times.length() * rowLength * BYTES_PER_VALUE,
    lastTime: () => (times.length() > 0 ? times.at(times.length() - 1) : 0),
    append: rows => {
      columns.forEach((column, i) => {
        column.append(rows, i, rowLength)
      })
      furthest = times.length() > 0 ? times.at(times.length() - 1) : 0
      version++
    },
    show: rows => {
      for (const column of columns) column.show(rows)
      version++
    },
    furthest: () => furthest,
  }
}

function listShown(
  signals: readonly RecordedSignal[],
  columns: readonly Column[],
): ReadonlyMap<string, Shown> {
  const byBlock = new Map<string, { port: string; traces: Trace[] }[]>()
  for (const { name, label = name, width, columns: signalColumns, column, shownBy } of signals) {
    const labels = labelElements({ width, columns: signalColumns })
    for (const { block, port } of shownBy) {
      const traces = columns.slice(column, column + width).map((values, i) => ({
        id: `${port}[${i}]`,
        name: `${label}${labels[i] ?? ''}`,
        column: column + i,
        values,
      }))
      const ports = byBlock.get(block) ?? []
      ports.push({ port, traces })
      byBlock.set(block, ports)
    }
  }
  const byPort = (a: { port: string }, b: { port: string }) =>
    a.port.localeCompare(b.port, 'en', { numeric: true })
  return new Map(
    [...byBlock].map(([block, ports]) => [
      block,
      { block, traces: ports.sort(byPort).flatMap(({ traces }) => traces) },
    ]),
  )
}

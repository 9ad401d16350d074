/** Looks at the recording a few times a second, for whoever shows numbers or small pictures of it in React. */
import { useEffect, useState } from 'react'
import { createDrawnTraces, decimate } from '../kernels/decimation.ts'
import type { Column } from '../kernels/min-max-pyramid.ts'
import { frameClock } from './frame-clock.ts'
import type { Recording } from './recording.ts'
import { useRun } from './run-store.ts'

/** Calls back at once, then whenever the recording has grown or is another one, but no more often than this. */
export function watchRecording(
  milliseconds: number,
  look: (recording: Recording | null) => void,
): () => void {
  let seen: Recording | null | undefined
  let version = -1
  let timer: ReturnType<typeof setTimeout> | null = null
  const lookAgain = () => {
    const { recording } = useRun.getState()
    const current = recording?.version() ?? -1
    if (recording === seen && current === version) return
    seen = recording
    version = current
    look(recording)
    timer = setTimeout(() => {
      timer = null
      lookAgain()
    }, milliseconds)
  }
  const stop = frameClock.onDraw(() => {
    if (timer === null) lookAgain()
  })
  lookAgain()
  return () => {
    stop()
    if (timer !== null) clearTimeout(timer)
  }
}

const VALUE_MILLISECONDS = 100

/** What a Scope or Display block, by context path and name, showed last: all its values; null before any run. */
export function useLatestValue(block: string): readonly number[] | null {
  const [values, setValues] = useState<readonly number[] | null>(null)
  useEffect(
    () =>
      watchRecording(VALUE_MILLISECONDS, recording => {
        const latest = readLatest(recording, block)
        setValues(old => (isSame(old, latest) ? old : latest))
      }),
    [block],
  )
  return values
}

function readLatest(recording: Recording | null, block: string): readonly number[] | null {
  const traces = recording?.shown.get(block)?.traces
  const rows = recording?.rows() ?? 0
  return traces && rows > 0 ? traces.map(({ values }) => values.at(rows - 1)) : null
}

function isSame(a: readonly number[] | null, b: readonly number[] | null): boolean {
  if (a === null || b === null) return a === b
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]))
}

/** A trace as a polyline: x and y in 0..1, y upwards, over the whole run and all values of the scope. */
export type Sparkline = readonly (readonly [number, number])[]

const SPARKLINE_MILLISECONDS = 250
const SPARKLINE_PIXELS = 48

/** Small pictures of a Scope's traces, by context path and name; empty before any run. */
export function useSparklines(block: string): readonly Sparkline[] {
  const [sparklines, setSparklines] = useState<readonly Sparkline[]>([])
  useEffect(
    () =>
      watchRecording(SPARKLINE_MILLISECONDS, recording => {
        const next = readSparklines(recording, block)
        setSparklines(old => (old.length === 0 && next.length === 0 ? old : next))
      }),
    [block],
  )
  return sparklines
}

/** The first element of a signal, by `path/block.port`; null where it is not recorded. */
export function readSignalSparkline(recording: Recording | null, name: string): Sparkline | null {
  const signal = recording?.signals.find(recorded => recorded.name === name)
  const column = signal && recording?.column(signal.column)
  return recording && column ? (drawSparklines(recording, [column])[0] ?? null) : null
}

export function readSparklines(recording: Recording | null, block: string): readonly Sparkline[] {
  const traces = recording?.shown.get(block)?.traces
  if (!recording || !traces) return []
  return drawSparklines(
    recording,
    traces.map(({ values }) => values),
  )
}

function drawSparklines(recording: Recording, columns: readonly Column[]): readonly Sparkline[] {
  if (recording.rows() < 2) return []
  const end = recording.stopSeconds
  const drawn = createDrawnTraces(columns.length)
  decimate(recording.times, columns, { from: 0, to: end }, SPARKLINE_PIXELS, drawn)
  const { least, largest } = drawn.extremes
  if (least > largest) return []
  const span = largest - least || 1
  return drawn.values.map(values =>
    Array.from({ length: drawn.length }, (_, i): readonly [number, number] => [
      Math.min(1, Math.max(0, (drawn.times[i] ?? 0) / end)),
      largest === least ? 0.5 : ((values[i] ?? 0) - least) / span,
    ]).filter(([, y]) => Number.isFinite(y)),
  )
}

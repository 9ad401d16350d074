/** Small pictures of what XY graphs show, for their symbols. */
import { useEffect, useState } from 'react'
import { fitRanges, pairTraces, projectOnto, tracePath } from '../kernels/xy-path.ts'
import type { Recording } from './recording.ts'
import { watchRecording } from './recording-watch.ts'

const MILLISECONDS = 250
const NONE: readonly string[] = []
/** The newest rows alone: a long run would fill the symbol anyway. */
const MOST_ROWS = 20_000

/** Paths in a box of this size, one for each trace; none before any run. */
export function useXyLines(block: string, width: number, height: number): readonly string[] {
  const [lines, setLines] = useState(NONE)
  useEffect(
    () =>
      watchRecording(MILLISECONDS, recording => {
        const next = drawXyLines(recording, block, width, height)
        setLines(old => (old.length === 0 && next.length === 0 ? old : next))
      }),
    [block, width, height],
  )
  return lines
}

export function drawXyLines(
  recording: Recording | null,
  block: string,
  width: number,
  height: number,
): readonly string[] {
  const rows = recording?.rows() ?? 0
  const traces = pairTraces(recording?.shown.get(block)?.traces ?? [])
  if (rows < 2 || traces.length === 0) return NONE
  const onto = projectOnto(fitRanges(traces, rows), { left: 0, top: 0, width, height })
  return traces.map(trace => {
    const parts: string[] = []
    const add = (letter: string) => (x: number, y: number) => {
      parts.push(`${letter}${x.toFixed(1)} ${y.toFixed(1)}`)
    }
    tracePath(trace, Math.max(0, rows - MOST_ROWS), rows, onto, { moveTo: add('M'), lineTo: add('L') })
    return parts.join('')
  })
}

import { describe, expect, it } from 'vitest'
import { createRecording } from './recording.ts'
import { readSparklines } from './recording-watch.ts'

const SIGNALS = [
  { name: 'ramp.y', width: 2, columns: 1, column: 1, shownBy: [{ block: 'scope', port: 'u' }] },
]

function record(rows: readonly number[][]) {
  const recording = createRecording(SIGNALS, 10, ['scope'])
  recording.append(Float64Array.from(rows.flat()))
  return recording
}

describe('sparklines', () => {
  it('fill a unit square with the whole run and all values of the scope', () => {
    const recording = record(Array.from({ length: 5001 }, (_, i) => [i / 1000, i, -i]))
    const [up = [], down = []] = readSparklines(recording, 'scope')
    expect(up.length).toBeLessThanOrEqual(2 * 51)
    expect(up.at(-1)?.[0]).toBeCloseTo(0.5, 1)
    expect(up[0]?.[1]).toBeCloseTo(0.5)
    expect(up.at(-1)?.[1]).toBe(1)
    expect(down.at(-1)?.[1]).toBe(0)
  })

  it('stand in the middle where nothing moves, and are absent where there is nothing to draw', () => {
    const flat = record([
      [0, 3, 3],
      [1, 3, 3],
    ])
    expect(readSparklines(flat, 'scope')[0]).toEqual([
      [0, 0.5],
      [0.1, 0.5],
    ])
    expect(readSparklines(flat, 'other')).toEqual([])
    expect(readSparklines(record([[0, 1, 1]]), 'scope')).toEqual([])
    expect(readSparklines(null, 'scope')).toEqual([])
  })
})

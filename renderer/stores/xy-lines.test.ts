import { expect, it } from 'vitest'
import { createRecording } from './recording.ts'
import { drawXyLines } from './xy-lines.ts'

const SIGNALS = [
  { name: 'a.y', width: 1, columns: 1, column: 1, shownBy: [{ block: 'graph', port: 'x' }] },
  { name: 'b.y', width: 1, columns: 1, column: 2, shownBy: [{ block: 'graph', port: 'y' }] },
]

it('draws y over x, upwards, with a little air around', () => {
  const recording = createRecording(SIGNALS, 1, [], ['graph'])
  expect(drawXyLines(recording, 'graph', 112, 112)).toEqual([])
  recording.append(Float64Array.of(0, 0, 0, 0.5, 1, 0, 1, 1, 1))
  expect(drawXyLines(recording, 'graph', 112, 112)).toEqual(['M6.0 106.0L106.0 106.0L106.0 6.0'])
  expect(drawXyLines(recording, 'other', 112, 112)).toEqual([])
  expect(drawXyLines(null, 'graph', 112, 112)).toEqual([])
})

import { describe, expect, it } from 'vitest'
import { createRecording } from './recording.ts'

const SIGNALS = [
  { name: 'plant/tank.y', width: 2, columns: 1, column: 1, shownBy: [{ block: 'level', port: 'u10' }] },
  {
    name: 'pump.y',
    width: 1,
    columns: 1,
    column: 3,
    shownBy: [
      { block: 'level', port: 'u2' },
      { block: 'plant/meter', port: 'u' },
    ],
  },
]

describe('recording', () => {
  it('gives each sink its traces in port order, vectors by element', () => {
    const recording = createRecording(SIGNALS, 1, ['level'])
    recording.append(Float64Array.of(0, 1, 2, 3, 0.5, 4, 5, 6))
    const level = recording.shown.get('level')
    expect(level?.traces.map(trace => trace.name)).toEqual(['pump.y', 'plant/tank.y[0]', 'plant/tank.y[1]'])
    expect(level?.traces.map(trace => [trace.values.at(0), trace.values.at(1)])).toEqual([
      [3, 6],
      [1, 4],
      [2, 5],
    ])
    expect(recording.shown.get('plant/meter')?.traces.map(trace => trace.values.at(1))).toEqual([6])
    expect([recording.rows(), recording.lastTime(), recording.version()]).toEqual([2, 0.5, 1])
  })

  it('counts time where nothing is shown', () => {
    const recording = createRecording([], 1, [])
    recording.append(Float64Array.of(0, 0.1, 0.2))
    expect([recording.rows(), recording.lastTime()]).toEqual([3, 0.2])
  })
})

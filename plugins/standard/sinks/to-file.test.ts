import { describe, expect, it } from 'vitest'
import { compileDiagram, runDiagram } from '../../testing/run-diagram.ts'

describe('To File', () => {
  it('has a column for each element, by the name of the signal', () => {
    const { files } = compileDiagram({
      blocks: {
        wave: ['sources/sine', { amplitude: '[1, 2]' }],
        clock: ['sources/clock'],
        bus: ['routing/bus-creator', { elements: 'wave, t' }],
        write: ['sinks/to-file', { file: 'a.csv' }],
        other: ['sinks/to-file', { file: 'b.csv' }],
      },
      connections: ['wave.y -> bus.u1', 'clock.y -> bus.u2', 'bus.y -> write.u', 'wave.y -> other.u'],
    })
    expect(files.map(({ path, block, columns }) => [path, block, columns.map(({ name }) => name)])).toEqual([
      ['a.csv', 'write', ['bus.y.wave[0]', 'bus.y.wave[1]', 'bus.y.t']],
      ['b.csv', 'other', ['wave.y[0]', 'wave.y[1]']],
    ])
  })

  it.each(['simple', 'compiled', 'threaded'] as const)('says which samples count: %s', engine => {
    const { times, trace } = runDiagram(
      {
        blocks: {
          clock: ['sources/clock'],
          write: ['sinks/to-file', { sampleTime: '0.5', decimation: '2' }],
        },
        connections: ['clock.y -> write.u'],
        settings: { step: '0.25', stop: '2' },
      },
      engine,
    )
    expect(times.filter((t, k) => trace('write.at')[k] === t)).toEqual([0, 1, 2])
    expect(trace('write.log')).toEqual(times.map(t => Math.floor(2 * t) / 2))
  })
})

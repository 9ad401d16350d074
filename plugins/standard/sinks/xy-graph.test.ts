import { describe, expect, it } from 'vitest'
import { findFaultyParameters } from '../../testing/run-block.ts'
import { compileDiagram } from '../../testing/run-diagram.ts'

describe('XY Graph', () => {
  it('records the signals at both ports, also one that comes to both', () => {
    const { recordings } = compileDiagram({
      blocks: {
        wave: ['sources/sine'],
        clock: ['sources/clock'],
        a: ['sinks/xy-graph'],
        b: ['sinks/xy-graph'],
      },
      connections: ['wave.y -> a.x', 'clock.y -> a.y', 'wave.y -> b.x', 'wave.y -> b.y'],
    })
    expect(recordings).toMatchObject([
      {
        signal: { name: 'wave.y' },
        shownBy: [
          { block: 'a', port: 'x' },
          { block: 'b', port: 'x' },
          { block: 'b', port: 'y' },
        ],
      },
      { signal: { name: 'clock.y' }, shownBy: [{ block: 'a', port: 'y' }] },
    ])
  })

  it('records a vector over a scalar', () => {
    const { recordings } = compileDiagram({
      blocks: {
        wave: ['sources/sine', { frequency: '[1, 2]' }],
        clock: ['sources/clock'],
        graph: ['sinks/xy-graph'],
      },
      connections: ['clock.y -> graph.x', 'wave.y -> graph.y'],
    })
    expect(recordings).toMatchObject([
      { signal: { name: 'clock.y', width: 1 } },
      { signal: { name: 'wave.y', width: 2 } },
    ])
  })

  it('refuses limits that are no range, where they count', () => {
    const wrong = { xLimits: '[1, 0]', yLimits: '3' }
    expect(findFaultyParameters('sinks/xy-graph', { ...wrong, ranges: 'given' })).toEqual([
      'xLimits',
      'yLimits',
    ])
    expect(findFaultyParameters('sinks/xy-graph', wrong)).toEqual([])
    expect(findFaultyParameters('sinks/xy-graph', { ranges: 'given', xLimits: '[0, inf]' })).toEqual([
      'xLimits',
    ])
  })
})

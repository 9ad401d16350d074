import { describe, expect, it } from 'vitest'
import { buildModel, runDiagram } from '../../testing/run-diagram.ts'

describe('Entry', () => {
  it('gives what arrives at the port of its name', () => {
    const difference = buildModel({
      blocks: {
        plus: ['subsystems/entry'],
        second: ['subsystems/entry', { name: 'minus' }],
        sum: ['math/sum'],
        out: ['subsystems/exit'],
      },
      connections: ['plus.y -> sum.u1', 'second.y -> sum.u2', 'sum.y -> out.u'],
    })
    const { times, trace } = runDiagram({
      blocks: {
        clock: ['sources/clock'],
        wave: ['sources/sine', { amplitude: '[1, 2]' }],
        use: ['subsystems/model', { model: 'difference' }],
      },
      connections: ['clock.y -> use.plus', 'wave.y -> use.minus'],
      models: { difference },
    })
    expect(trace('use.out', 1)).toEqual(times.map(t => t - 2 * Math.sin(t)))
  })
})

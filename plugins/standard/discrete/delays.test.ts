import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { runBlock } from '../../testing/run-block.ts'
import { runDiagram } from '../../testing/run-diagram.ts'

describe('Memory', () => {
  it('gives the input of the step before', () => {
    expectReference('discrete/memory', { parameters: { initial: '7' } }, () => {
      let before = 7
      return ({ u: { u = 0 } }) => {
        const y = before
        before = u
        return y
      }
    })
  })
})

describe('Delay', () => {
  it.each([1, 2, 7])('gives the input %d samples before', length => {
    const parameters = { length: String(length), initial: '-1', sampleTime: '0.02' }
    expectReference('discrete/delay', { parameters }, () => {
      const samples: number[] = []
      return ({ u: { u = 0 }, k }) => {
        if (k % 2 === 0) samples.push(u)
        return samples[samples.length - 1 - length] ?? -1
      }
    })
  })
})

describe('Tapped Delay', () => {
  it('gives the last samples, the oldest first', () => {
    const run = (current: string) =>
      runBlock('discrete/tapped-delay', {
        parameters: { length: '3', current, initial: '9' },
        inputs: { u: ['sources/counter', { most: 'inf' }] },
        settings: { step: '1', stop: '4' },
      })
    const at = (current: string, k: number) => {
      const { widthOf, output } = run(current)
      return Array.from({ length: widthOf('y') }, (_, i) => output('y', i)[k])
    }
    expect(at('false', 0)).toEqual([9, 9, 9])
    expect(at('false', 2)).toEqual([9, 0, 1])
    expect(at('false', 4)).toEqual([1, 2, 3])
    expect(at('true', 4)).toEqual([1, 2, 3, 4])
  })
})

describe('Difference and Discrete Derivative', () => {
  it('compare with the sample before', () => {
    const parameters = { initial: '0.5', sampleTime: '0.02' }
    const create = (factor: number) => () => {
      let [before, y] = [0.5, 0]
      return ({ u: { u = 0 }, k }: { u: Readonly<Record<string, number>>; k: number }) => {
        if (k % 2 === 1) return y
        y = factor * (u - before)
        before = u
        return y
      }
    }
    expectReference('discrete/difference', { parameters }, create(1))
    const scaled = { parameters: { ...parameters, gain: '3' }, tolerance: 1e-12 }
    expectReference('discrete/discrete-derivative', scaled, create(3 / 0.02))
  })

  it.each(['discrete/delay', 'discrete/unit-delay'])('%s keeps the elements of a bus by name', type => {
    const { trace } = runDiagram({
      blocks: {
        a: ['sources/clock'],
        b: ['sources/sine', { amplitude: '[1, 2]' }],
        bus: ['routing/bus-creator', { elements: 'time, wave' }],
        block: [type, type === 'discrete/delay' ? { length: '3', initial: '7' } : { initial: '7' }],
        pick: ['routing/bus-selector', { elements: 'wave' }],
      },
      connections: ['a.y -> bus.u1', 'b.y -> bus.u2', 'bus.y -> block.u', 'block.y -> pick.u'],
    })
    const length = type === 'discrete/delay' ? 3 : 1
    const late = Array.from({ length }, () => 7)
    expect(trace('pick.y1', 1)).toEqual([...late, ...trace('b.y', 1).slice(0, -length)])
    expect(trace('block.y.time')).toEqual([...late, ...trace('a.y').slice(0, -length)])
  })
})

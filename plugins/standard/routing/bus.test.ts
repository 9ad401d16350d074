import { describe, expect, it } from 'vitest'
import { isError } from '../../../engine/index.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'
import { type Diagram, diagnose, runDiagram } from '../../testing/run-diagram.ts'

/** A bus of a wave, and of a bus of a vector and a matrix. */
const SOURCES: Diagram = {
  blocks: {
    wave: ['sources/sine'],
    pair: ['sources/constant', { value: '[3, 4]' }],
    grid: ['sources/constant', { value: '[1, 2; 3, 4]' }],
    inner: ['routing/bus-creator', { elements: 'pair, grid' }],
    bus: ['routing/bus-creator', { elements: 'wave, motor' }],
  },
  connections: ['pair.y -> inner.u1', 'grid.y -> inner.u2', 'wave.y -> bus.u1', 'inner.y -> bus.u2'],
}

const extend = (blocks: Diagram['blocks'], connections: readonly string[]): Diagram => ({
  blocks: { ...SOURCES.blocks, ...blocks },
  connections: [...SOURCES.connections, ...connections],
})

describe('a bus', () => {
  it('is made, carried through a Switch and a Unit Delay, and taken apart by names', () => {
    const { trace, widthOf } = runDiagram(
      extend(
        {
          switch: ['routing/switch'],
          delay: ['discrete/unit-delay'],
          pick: ['routing/bus-selector', { elements: 'motor.grid, wave, motor' }],
          again: ['routing/bus-selector', { elements: 'pair' }],
        },
        [
          'bus.y -> switch.u1',
          'bus.y -> switch.u2',
          'switch.y -> delay.u',
          'delay.y -> pick.u',
          'pick.y3 -> again.u',
        ],
      ),
    )
    const wave = trace('wave.y')
    expect(trace('pick.y2').slice(1)).toEqual(wave.slice(0, -1))
    expect([0, 1, 2, 3].map(i => trace('pick.y1', i).at(-1))).toEqual([1, 3, 2, 4])
    expect([0, 1].map(i => trace('again.y1', i).at(-1))).toEqual([3, 4])
    expect(widthOf('bus.y.motor.grid')).toBe(4)
    expect(trace('pick.y3.pair', 1).at(-1)).toBe(4)
  })

  it('gets elements replaced', () => {
    const { trace } = runDiagram(
      extend(
        {
          two: ['sources/constant', { value: '[7, 8]' }],
          assign: ['routing/bus-assignment', { elements: 'motor.pair, wave' }],
        },
        ['bus.y -> assign.u', 'two.y -> assign.u1'],
      ),
    )
    expect([0, 1].map(i => trace('assign.y.motor.pair', i).at(-1))).toEqual([7, 8])
    expect(trace('assign.y.wave').every(value => value === 0)).toBe(true)
    expect(trace('assign.y.motor.grid', 1).at(-1)).toBe(3)
  })
})

/** The one error of a block that gets the bus. */
function refusal(
  block: readonly [string, Readonly<Record<string, string>>?],
  connections: readonly string[],
) {
  const [error, ...more] = diagnose(extend({ block }, connections)).filter(isError)
  expect(more).toEqual([])
  expect(error?.place).toMatchObject({ block: 'block' })
  return `${error?.message} ${error?.hint}`
}

describe('a bus in the wrong place', () => {
  it.each([
    [['math/gain'], ['bus.y -> block.u'], 'cannot calculate with a bus of wave, motor; a Bus Selector'],
    [
      ['routing/mux'],
      ['bus.y -> block.u1', 'wave.y -> block.u2'],
      'block.u1 gets a bus of wave, motor from bus.y',
    ],
    [
      ['routing/bus-selector', { elements: 'speed' }],
      ['bus.y -> block.u'],
      'no element speed; it has wave, motor.pair, motor.grid',
    ],
    [
      ['routing/bus-selector', { elements: 'speed' }],
      ['wave.y -> block.u'],
      'but a scalar arrives. Here block.u gets a scalar from wave.y',
    ],
    [
      ['routing/bus-assignment', { elements: 'motor.grid' }],
      ['bus.y -> block.u', 'pair.y -> block.u1'],
      'motor.grid of the bus is a 2 x 2 matrix, but a vector of 2 elements is assigned',
    ],
    [
      ['routing/switch'],
      ['bus.y -> block.u1', 'inner.y -> block.u2'],
      'between a bus of wave, motor and a bus of pair, grid',
    ],
  ] as const)('%j is refused with both ends named', (block, connections, words) => {
    expect(refusal(block, connections)).toContain(words)
  })

  it.each(['', 'a,,b', 'a, a', '1st', 'a.b'])('a Bus Creator refuses the names "%s"', elements => {
    expect(findFaultyParameters('routing/bus-creator', { elements })).toEqual(['elements'])
  })
})

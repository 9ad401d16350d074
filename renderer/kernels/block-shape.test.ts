import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Look, Rotation } from '../../engine/index.ts'
import { cornerAsDrawn, cornerBeforeTurn, shapeBlock } from './block-shape.ts'

const rotations: readonly Rotation[] = [0, 90, 180, 270]
const looks: readonly Look[] = [
  { shape: 'rectangle', label: 'PID', size: [80, 60] },
  { shape: 'circle', size: [40, 40] },
  { shape: 'triangle', size: [60, 60] },
  { shape: 'bar', size: [20, 60] },
]
const request = fc.record({
  look: fc.constantFrom(...looks),
  inputs: fc.integer({ min: 0, max: 7 }).map(count => Array.from({ length: count }, (_, i) => `u${i + 1}`)),
  outputs: fc.constantFrom([], ['y'], ['y1', 'y2']),
  rotation: fc.constantFrom(...rotations),
  flipped: fc.boolean(),
})

describe('shapeBlock', () => {
  it('puts every port on the edge of the box, each in a place of its own', () => {
    fc.assert(
      fc.property(request, given => {
        const { width, height, inputs, outputs } = shapeBlock(given)
        const ports = [...inputs, ...outputs]
        expect(ports).toHaveLength(given.inputs.length + given.outputs.length)
        expect(new Set(ports.map(({ x, y }) => `${x} ${y}`)).size).toBe(ports.length)
        for (const { x, y } of ports) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(width)
          expect(y).toBeLessThanOrEqual(height)
        }
      }),
    )
  })

  it('is the same after four quarter turns, and turns inputs from left to top to right', () => {
    const sides = rotations.map(
      rotation =>
        shapeBlock({ look: { shape: 'rectangle' }, inputs: ['u'], outputs: [], rotation, flipped: false })
          .inputs[0]?.side,
    )
    expect(sides).toEqual(['left', 'top', 'right', 'bottom'])
  })

  it('puts the ports of blocks of ordinary size on the grid', () => {
    for (const count of [1, 2, 3]) {
      const inputs = Array.from({ length: count }, (_, i) => `u${i}`)
      const shape = shapeBlock({
        look: { shape: 'triangle', size: [60, 60] },
        inputs,
        outputs: ['y'],
        rotation: 0,
        flipped: false,
      })
      for (const { y } of [...shape.inputs, ...shape.outputs]) expect(y % 10).toBe(0)
    }
  })

  it('feeds a sum from the left and from below', () => {
    const { inputs } = shapeBlock({
      look: { shape: 'circle', size: [40, 40] },
      inputs: ['u1', 'u2'],
      outputs: ['y'],
      rotation: 0,
      flipped: false,
    })
    expect(inputs).toEqual([
      { name: 'u1', side: 'left', x: 0, y: 20 },
      { name: 'u2', side: 'bottom', x: 20, y: 40 },
    ])
  })
})

describe('corners', () => {
  it('go from before a turn to as drawn and back', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.constantFrom(...rotations), (x, y, rotation) => {
        const shape = { width: 60, height: 100 }
        expect(cornerBeforeTurn(cornerAsDrawn({ x, y }, shape, rotation), shape, rotation)).toEqual({ x, y })
      }),
    )
  })
})

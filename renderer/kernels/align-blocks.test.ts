import fc from 'fast-check'
import { expect, it } from 'vitest'
import { alignBlocks, type Boxes, distributeBlocks } from './align-blocks.ts'
import type { Rectangle } from './geometry.ts'

const box = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  width: fc.integer({ min: 20, max: 200 }),
  height: fc.integer({ min: 20, max: 200 }),
})
const arbitraryBoxes = fc
  .array(box, { minLength: 3, maxLength: 8 })
  .map(list => new Map(list.map((item, i) => [`b${i}`, item])))

function moved(boxes: Boxes, moves: ReadonlyMap<string, { x: number; y: number }>): Rectangle[] {
  return [...boxes].map(([name, old]) => ({ ...old, ...moves.get(name) }))
}

it('brings edges and centres into one line, across it nothing moves', () => {
  fc.assert(
    fc.property(arbitraryBoxes, boxes => {
      const values = (list: Rectangle[], of: (item: Rectangle) => number) => new Set(list.map(of)).size
      expect(values(moved(boxes, alignBlocks(boxes, 'left')), ({ x }) => x)).toBe(1)
      expect(values(moved(boxes, alignBlocks(boxes, 'right')), ({ x, width }) => x + width)).toBe(1)
      expect(values(moved(boxes, alignBlocks(boxes, 'middle')), ({ y, height }) => y + height / 2)).toBe(1)
      const ys = [...boxes.values()].map(({ y }) => y)
      expect(moved(boxes, alignBlocks(boxes, 'centre')).map(({ y }) => y)).toEqual(ys)
    }),
  )
})

it('leaves the same room between neighbours, or else the same step, and what stands outermost', () => {
  fc.assert(
    fc.property(arbitraryBoxes, boxes => {
      const list = moved(boxes, distributeBlocks(boxes, 'across'))
      const before = [...boxes.values()]
      expect(Math.min(...list.map(({ x }) => x))).toBe(Math.min(...before.map(({ x }) => x)))
      const order = before.map((_, i) => i).sort((a, b) => (before[a]?.x ?? 0) - (before[b]?.x ?? 0))
      const differences = (from: (item: Rectangle) => number) => {
        const each = order.slice(1).map((index, i) => {
          const left = list[order[i] ?? 0]
          return left ? (list[index]?.x ?? 0) - from(left) : 0
        })
        return Math.max(...each) - Math.min(...each)
      }
      const gaps = differences(({ x, width }) => x + width)
      const steps = differences(({ x }) => x)
      // To the pixel.
      expect(Math.min(gaps, steps)).toBeLessThanOrEqual(2)
    }),
  )
})

it('has nothing to do where all is in line', () => {
  const boxes = new Map([
    ['a', { x: 0, y: 0, width: 40, height: 40 }],
    ['b', { x: 0, y: 100, width: 60, height: 40 }],
  ])
  expect(alignBlocks(boxes, 'left').size).toBe(0)
  expect(distributeBlocks(boxes, 'down').size).toBe(0)
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { panAtEdge } from './edge-pan.ts'

const CANVAS = { x: 200, y: 100, width: 800, height: 500 }
const anywhere = fc.integer({ min: -3000, max: 3000 })

it('stays still for a pointer that aims at something on the canvas, however near to its edge', () => {
  const inside = fc.record({ x: fc.integer({ min: 204, max: 996 }), y: fc.integer({ min: 104, max: 596 }) })
  fc.assert(
    fc.property(inside, pointer => {
      expect(panAtEdge(CANVAS, pointer)).toEqual({ x: 0, y: 0 })
    }),
  )
})

it('brings what lies behind the edge nearer, faster the farther the pointer is, and never by leaps', () => {
  fc.assert(
    fc.property(anywhere, anywhere, (a, b) => {
      const [near, far] = [panAtEdge(CANVAS, { x: a, y: 300 }).x, panAtEdge(CANVAS, { x: b, y: 300 }).x]
      expect(Math.abs(near)).toBeLessThanOrEqual(16)
      if (a < b) expect(near).toBeGreaterThanOrEqual(far)
    }),
  )
  expect(panAtEdge(CANVAS, { x: 190, y: 650 })).toEqual({ x: expect.closeTo(5.8), y: expect.closeTo(-13.8) })
})

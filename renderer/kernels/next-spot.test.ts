import fc from 'fast-check'
import { expect, it } from 'vitest'
import { overlaps, type Rectangle } from './geometry.ts'
import { findNextSpot } from './next-spot.ts'

const SEEN = { x: 0, y: 0, width: 700, height: 500 }

it('puts blocks of any sizes into rows from left to right, clear of each other', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 2, max: 12 }), { minLength: 1, maxLength: 10 }), sizes => {
      const placed: Rectangle[] = []
      for (const size of sizes) {
        const last = placed.at(-1) ?? null
        const { x, y } = findNextSpot(SEEN, last, placed, size * 10)
        const box = { x, y: y - 20, width: size * 10, height: 40 }
        expect(placed.some(other => overlaps(other, box))).toBe(false)
        expect(box.x + box.width).toBeLessThan(SEEN.width)
        if (last) expect(x > last.x || y > last.y + last.height).toBe(true)
        placed.push(box)
      }
    }),
  )
})

it('begins below what is there', () => {
  const { y } = findNextSpot(SEEN, null, [{ x: 100, y: 100, width: 60, height: 40 }], 60)
  expect(y).toBeGreaterThan(140)
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findFreeSpot, findSpotAside } from './free-spot.ts'
import { inflate, overlaps, type Rectangle } from './geometry.ts'

it('puts any number of blocks, one after the other in one place, clear of each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.constantFrom(20, 40, 100), (count, width) => {
      const wanted = { x: 3, y: -7, width, height: 60 }
      const taken: Rectangle[] = []
      for (let i = 0; i < count; i += 1) {
        const spot = findFreeSpot(wanted, taken)
        expect(taken.some(other => overlaps(other, { ...wanted, ...spot }))).toBe(false)
        taken.push({ ...wanted, ...spot })
      }
      expect(taken[0]).toMatchObject({ x: 0, y: -10 })
    }),
  )
})

it('puts a block that is pointed onto others clear of them, in its column', () => {
  const box = fc.record({
    x: fc.integer({ min: -10, max: 10 }).map(n => n * 10),
    y: fc.integer({ min: -10, max: 10 }).map(n => n * 10),
    width: fc.constantFrom(40, 80, 140),
    height: fc.constantFrom(40, 60),
  })
  fc.assert(
    fc.property(box, fc.array(box, { maxLength: 8 }), (wanted, taken) => {
      const { x, y } = findSpotAside(wanted, taken)
      expect(x).toBe(wanted.x)
      expect(taken.some(other => overlaps(other, { ...wanted, y }))).toBe(false)
      const isMoved = taken.some(other => overlaps(other, inflate(wanted, 5)))
      expect(y !== wanted.y).toBe(isMoved)
    }),
  )
})

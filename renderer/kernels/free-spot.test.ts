import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findFreeSpot } from './free-spot.ts'
import { overlaps, type Rectangle } from './geometry.ts'

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

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { overlaps, type Rectangle } from './geometry.ts'
import { createSpaceIndex } from './space-index.ts'

const rectangle: fc.Arbitrary<Rectangle> = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
  width: fc.integer({ min: 0, max: 500 }),
  height: fc.integer({ min: 0, max: 500 }),
})

it('finds exactly what looking at all of them finds', () => {
  fc.assert(
    fc.property(fc.array(rectangle, { maxLength: 40 }), rectangle, (all, bounds) => {
      const found = new Set<number>()
      createSpaceIndex(all).some(bounds, (candidate, index) => {
        if (overlaps(candidate, bounds)) found.add(index)
        return false
      })
      const expected = all.flatMap((candidate, index) => (overlaps(candidate, bounds) ? [index] : []))
      expect([...found].sort((a, b) => a - b)).toEqual(expected)
    }),
  )
})

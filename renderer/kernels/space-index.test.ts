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

it('finds exactly what looking at all of them finds, also after some are gone', () => {
  fc.assert(
    fc.property(
      fc.array(rectangle, { maxLength: 40 }),
      rectangle,
      fc.func(fc.boolean()),
      (all, bounds, isGone) => {
        const index = createSpaceIndex<number>()
        for (const [i, item] of all.entries()) index.add(i, item)
        for (const [i, item] of all.entries()) if (isGone(i)) index.remove(i, item)
        const found = new Set<number>()
        index.some(bounds, i => {
          const candidate = all[i]
          if (candidate && overlaps(candidate, bounds)) found.add(i)
          return false
        })
        const expected = all.flatMap((candidate, i) => (overlaps(candidate, bounds) && !isGone(i) ? [i] : []))
        expect([...found].sort((a, b) => a - b)).toEqual(expected)
      },
    ),
  )
})

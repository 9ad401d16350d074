import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inflate, overlaps, type Rectangle } from './geometry.ts'
import { findRoomInRow } from './room-in-row.ts'

const side = fc.integer({ min: 1, max: 14 }).map(n => n * 10)
const place = fc.integer({ min: -30, max: 30 }).map(n => n * 10)
const box: fc.Arbitrary<Rectangle> = fc.record({ x: place, y: place, width: side, height: side })
/** As blocks stand: none on another. */
const boxes = fc
  .array(box, { maxLength: 12 })
  .map(all => all.filter((each, i) => !all.slice(0, i).some(other => overlaps(each, other))))

it('leaves a block with an arrow of room beside it, and lays nothing on anything', () => {
  fc.assert(
    fc.property(box, boxes, (wanted, taken) => {
      const { corner, cut, by } = findRoomInRow(wanted, taken)
      const after = taken.map(other => (other.x >= cut ? { ...other, x: other.x + by } : other))
      const placed = { ...wanted, ...corner }
      const around = { ...placed, x: placed.x - 20, width: placed.width + 40 }
      expect(after.some(other => overlaps(other, around))).toBe(false)
      for (const [i, each] of after.entries())
        expect(after.slice(0, i).some(other => overlaps(each, other))).toBe(false)
      expect(corner.y).toBe(wanted.y)
    }),
  )
})

it('leaves all where it is while there is room', () => {
  fc.assert(
    fc.property(box, boxes, (wanted, taken) => {
      fc.pre(!taken.some(other => overlaps(other, inflate(wanted, 20))))
      expect(findRoomInRow(wanted, taken)).toMatchObject({ corner: { x: wanted.x, y: wanted.y }, by: 0 })
    }),
  )
})

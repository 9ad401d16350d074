import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findGuides, type GuideBox } from './find-guides.ts'

const box = (x: number, y: number, width = 40, height = 40): GuideBox => ({
  x,
  y,
  width,
  height,
  ports: [
    { name: 'u', side: 'left', x: 0, y: height / 2 },
    { name: 'y', side: 'right', x: width, y: height / 2 },
  ],
})
const place = fc.integer({ min: -20, max: 20 }).map(steps => steps * 10)
const size = fc.constantFrom(20, 40, 60)
const anyBox = fc.tuple(place, place, size, size).map(numbers => box(...numbers))

describe('findGuides', () => {
  it('joins what stands level, and nothing else', () => {
    expect(findGuides(box(0, 0), [box(200, 7)])).toEqual([])
    expect(findGuides(box(0, 0), [box(200, -10, 40, 60)])).toEqual([{ axis: 'y', at: 20, from: -8, to: 248 }])
    expect(findGuides(box(0, 0), [box(0, 103)])).toEqual([{ axis: 'x', at: 0, from: -8, to: 151 }])
  })

  it('reaches over all that stand on one line', () => {
    const guides = findGuides(box(0, 0), [box(200, 0), box(400, 0)])
    expect(guides.map(({ axis, at }) => [axis, at])).toEqual([['y', 0]])
    expect(guides[0]?.to).toBeGreaterThanOrEqual(440)
  })

  it('is on a line of both, whatever stands where', () => {
    fc.assert(
      fc.property(anyBox, fc.array(anyBox, { maxLength: 6 }), (moved, others) => {
        for (const { axis, at, from, to } of findGuides(moved, others)) {
          const [start, length] = axis === 'x' ? [moved.x, moved.width] : [moved.y, moved.height]
          expect([start, start + length / 2, start + length]).toContain(at)
          expect(from).toBeLessThan(to)
        }
      }),
    )
  })
})

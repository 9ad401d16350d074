import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMainPart, findPart, followRoute, movePart } from './follow-route.ts'
import type { Point, Side } from './geometry.ts'
import { routeWire, type WireEnd } from './route-wire.ts'

const place = fc.integer({ min: -40, max: 40 }).map(steps => steps * 10)
const side = fc.constantFrom<Side>('left', 'right', 'top', 'bottom')
const end: fc.Arbitrary<WireEnd> = fc.record({ x: place, y: place, side })
const ends = fc.tuple(end, end).filter(([a, b]) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y) > 60)

function expectWire(points: readonly Point[], from: WireEnd, to: WireEnd): void {
  expect(points[0]).toEqual({ x: from.x, y: from.y })
  expect(points.at(-1)).toEqual({ x: to.x, y: to.y })
  points.slice(1).forEach((b, i) => {
    const a = points[i]
    expect(a !== undefined && (a.x === b.x || a.y === b.y)).toBe(true)
  })
}

describe('a wire with a course of its own', () => {
  it('stays orthogonal and at its ports, however its parts are moved and its blocks after them', () => {
    fc.assert(
      fc.property(ends, ends, fc.nat(9), place, place, ([from, to], [otherFrom, otherTo], nth, x, y) => {
        const points = routeWire(from, to, [])
        const route = movePart(points, nth % (points.length - 1), { x, y })
        const followed = followRoute(from, to, route)
        if (followed) expectWire(followed, from, to)
        const moved = followRoute({ ...otherFrom, side: from.side }, { ...otherTo, side: to.side }, route)
        if (moved) expectWire(moved, otherFrom, otherTo)
      }),
    )
  })

  it('is drawn as it was moved where there is room', () => {
    const from: WireEnd = { x: 0, y: 0, side: 'right' }
    const to: WireEnd = { x: 200, y: 100, side: 'left' }
    const points = routeWire(from, to, [])
    const route = movePart(points, 1, { x: 150, y: 0 })
    expect(route).toEqual([
      [150, 0],
      [150, 100],
    ])
    expect(followRoute(from, to, route)).toEqual(
      [{ x: 0, y: 0 }, { x: 150, y: 0 }, { x: 150, y: 100 }, to].map(({ x, y }) => ({ x, y })),
    )
    expect(followRoute({ ...from, x: 20, y: 50 }, to, route)?.slice(0, 2)).toEqual([
      { x: 20, y: 50 },
      { x: 150, y: 50 },
    ])
  })

  it('gives way to its own way where a block stands across it', () => {
    const route = [
      [150, 0],
      [150, 100],
    ] as const
    const to: WireEnd = { x: 200, y: 100, side: 'left' }
    expect(followRoute({ x: 180, y: 0, side: 'right' }, to, route)?.[1]).toEqual({ x: 190, y: 0 })
    expect(followRoute({ x: 195, y: 0, side: 'right' }, to, route)).toBeNull()
    expect(followRoute({ x: 0, y: 0, side: 'bottom' }, to, route)).toBeNull()
  })

  it('bends where a straight one is moved aside, and is straight again on its line', () => {
    const [a, b] = [
      { x: 0, y: 0 },
      { x: 120, y: 0 },
    ]
    expect(movePart([a, b], 0, { x: 60, y: 40 })).toEqual([
      [20, 0],
      [20, 40],
      [100, 40],
      [100, 0],
    ])
    expect(movePart([a, b], 0, { x: 60, y: 0 })).toEqual([])
  })

  it('is taken at the part that is nearest', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 100 },
      { x: 90, y: 100 },
    ]
    expect(findPart(points, { x: 47, y: 40 })).toBe(1)
    expect(findPart(points, { x: 80, y: 97 })).toBe(2)
    expect(findMainPart(points)).toBe(1)
  })
})

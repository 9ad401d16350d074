import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crosses, OUTWARD, type Rectangle, type Side } from './geometry.ts'
import { routeWire, type WireEnd } from './route-wire.ts'

const right = (x: number, y: number): WireEnd => ({ x, y, side: 'right' })
const left = (x: number, y: number): WireEnd => ({ x, y, side: 'left' })
const flat = (points: readonly { x: number; y: number }[]): number[][] => points.map(({ x, y }) => [x, y])

describe('routeWire', () => {
  it('goes straight between ports of one height', () => {
    expect(flat(routeWire(right(0, 0), left(100, 0), []))).toEqual([
      [0, 0],
      [100, 0],
    ])
  })

  it('bends half-way between ports of two heights', () => {
    expect(flat(routeWire(right(0, 0), left(100, 60), []))).toEqual([
      [0, 0],
      [50, 0],
      [50, 60],
      [100, 60],
    ])
  })

  it('crosses a narrow gap between two blocks', () => {
    expect(flat(routeWire(right(0, 0), left(12, 30), []))).toEqual([
      [0, 0],
      [6, 0],
      [6, 30],
      [12, 30],
    ])
  })

  it('takes feedback out to the right, below the blocks and in from the left', () => {
    const plant: Rectangle = { x: 90, y: -40, width: 80, height: 80 }
    const controller: Rectangle = { x: -10, y: -40, width: 80, height: 80 }
    const points = flat(routeWire(right(160, 0), left(0, 10), [plant, controller]))
    expect(points).toEqual([
      [160, 0],
      [170, 0],
      [170, 40],
      [-10, 40],
      [-10, 10],
      [0, 10],
    ])
  })

  it('goes around a block in the way', () => {
    const between: Rectangle = { x: 80, y: -30, width: 40, height: 50 }
    const points = routeWire(right(0, 0), left(200, 0), [between])
    expect(points.length).toBe(6)
    for (const [i, point] of points.slice(1).entries()) {
      expect(crosses(between, points[i] ?? point, point)).toBe(false)
    }
  })

  it('goes around the others where a block lies on the port that it comes to', () => {
    const upon: Rectangle = { x: 180, y: -30, width: 80, height: 60 }
    const between: Rectangle = { x: 80, y: -30, width: 40, height: 50 }
    const points = routeWire(right(0, 0), left(200, 0), [upon, between])
    for (const [i, point] of points.slice(1).entries()) {
      expect(crosses(between, points[i] ?? point, point)).toBe(false)
    }
  })

  it('always arrives, at right angles, leaving and entering in the direction of the ports', () => {
    const coordinate = fc.integer({ min: -20, max: 20 }).map(value => value * 10)
    const side = fc.constantFrom<Side>('left', 'right', 'top', 'bottom')
    const end = fc.record({ x: coordinate, y: coordinate, side })
    const obstacle = fc.record({
      x: coordinate,
      y: coordinate,
      width: fc.constantFrom(20, 60, 100),
      height: fc.constantFrom(20, 60),
    })
    fc.assert(
      fc.property(end, end, fc.array(obstacle, { maxLength: 5 }), (from, to, obstacles) => {
        fc.pre(from.x !== to.x || from.y !== to.y)
        const points = routeWire(from, to, obstacles)
        expect(points[0]).toEqual({ x: from.x, y: from.y })
        expect(points.at(-1)).toEqual({ x: to.x, y: to.y })
        points.slice(1).forEach((point, i) => {
          const before = points[i]
          expect(before && (before.x === point.x) !== (before.y === point.y)).toBe(true)
        })
        const [first, second] = points
        const out = OUTWARD[from.side]
        if (first && second) {
          expect(Math.sign(second.x - first.x)).toBe(out.x)
          expect(Math.sign(second.y - first.y)).toBe(out.y)
        }
        expect(routeWire(from, to, obstacles)).toEqual(points)
      }),
    )
  })
})

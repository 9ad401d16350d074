/** One orthogonal wire from an output to an input, around what stands in the way. Equal questions have equal answers. */
import { keepCorners, OUTWARD, type Point, type Rectangle, type Side } from './geometry.ts'
import { CLEARANCE } from './route-grid.ts'
import { searchWay } from './search-way.ts'

/** A port, and the side of its block on which it stands. */
export interface WireEnd extends Point {
  readonly side: Side
}

/** Ports that are closer do not face each other: their wire goes around. */
const LEAST_GAP = 6

/** Corners from end to end; `obstacles` are rectangles with their clearance. */
export function routeWire(from: WireEnd, to: WireEnd, obstacles: readonly Rectangle[]): Point[] {
  const stub = stubLength(from, to)
  const start = step(from, from.side, stub)
  const goal = step(to, to.side, stub)
  // Where blocks lie on each other a port may stand in one: that one gives way, and only then all.
  const isApart = (obstacle: Rectangle): boolean => !holds(obstacle, start) && !holds(obstacle, goal)
  const apart = obstacles.every(isApart) ? obstacles : obstacles.filter(isApart)
  const middle =
    searchWay(start, from.side, goal, to.side, apart) ?? searchWay(start, from.side, goal, to.side, []) ?? []
  return keepCorners([from, ...middle, to].map(({ x, y }) => ({ x, y })))
}

function holds({ x, y, width, height }: Rectangle, point: Point): boolean {
  return point.x > x && point.x < x + width && point.y > y && point.y < y + height
}

function step({ x, y }: Point, side: Side, by: number): Point {
  return { x: x + OUTWARD[side].x * by, y: y + OUTWARD[side].y * by }
}

/** Two ports that face each other across a gap share it. */
function stubLength(from: WireEnd, to: WireEnd): number {
  const out = OUTWARD[from.side]
  const isFacing = out.x === -OUTWARD[to.side].x && out.y === -OUTWARD[to.side].y
  const gap = (to.x - from.x) * out.x + (to.y - from.y) * out.y
  return isFacing && gap >= LEAST_GAP ? Math.min(CLEARANCE, gap / 2) : CLEARANCE
}

/** One orthogonal wire from an output to an input, around what stands in the way. Equal questions have equal answers. */
import { keepCorners, OUTWARD, type Point, type Rectangle, type Side } from './geometry.ts'
import { columnsOf, leaveOutAt, type Obstacles } from './obstacles.ts'
import { CLEARANCE } from './route-grid.ts'
import { searchWay } from './search-way.ts'

/** A port, and the side of its block on which it stands. */
export interface WireEnd extends Point {
  readonly side: Side
}

/** Ports that are closer do not face each other: their wire goes around. */
const LEAST_GAP = 6
const NO_OBSTACLES = columnsOf([])

/** Corners from end to end; `obstacles` are rectangles with their clearance. */
export function routeWire(from: WireEnd, to: WireEnd, obstacles: readonly Rectangle[]): Point[] {
  return routeAround(from, to, columnsOf(obstacles))
}

export function routeAround(from: WireEnd, to: WireEnd, obstacles: Obstacles): Point[] {
  const stub = stubLength(from, to)
  const start = step(from, from.side, stub)
  const goal = step(to, to.side, stub)
  const middle =
    // Where blocks lie on each other a port may stand in one: that one gives way, and only then all.
    searchWay(start, from.side, goal, to.side, leaveOutAt(obstacles, [start, goal])) ??
    searchWay(start, from.side, goal, to.side, NO_OBSTACLES) ??
    []
  return keepCorners([from, ...middle, to].map(({ x, y }) => ({ x, y })))
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

/** Where wires of one net part, and where wires of different nets cross. */
import type { Point } from './geometry.ts'
import { boxOfPart, type NetWire, type Part, type PartIndex } from './wire-parts.ts'

/** Half the width of a hop, and the room that it needs before and after it. */
export const HOP = 5
const LEAST_BEFORE = HOP + 0.5

/** By the corner that begins the horizontal part: where it hops over another wire, as x from left to right. */
export type Hops = ReadonlyMap<number, readonly number[]>

export function nameOfPoint({ x, y }: Point): string {
  return `${x} ${y}`
}

/** Of the wires of one net, a dot stands where they leave a point in three directions or four; each on one wire. */
export function findDots(net: readonly NetWire[]): ReadonlyMap<string, readonly Point[]> {
  const dots = new Map<string, Point[]>()
  if (net.length < 2) return dots
  const seen = new Set<string>()
  for (const { id, points } of net) {
    for (const point of points.slice(1, -1)) {
      const key = nameOfPoint(point)
      if (seen.has(key)) continue
      seen.add(key)
      if (countDirections(net, point) < 3) continue
      const own = dots.get(id)
      if (own) own.push(point)
      else dots.set(id, [point])
    }
  }
  return dots
}

function countDirections(net: readonly NetWire[], at: Point): number {
  let [left, right, up, down] = [0, 0, 0, 0]
  for (const { points } of net) {
    for (let i = 1; i < points.length; i += 1) {
      const [a, b] = [points[i - 1], points[i]]
      if (!a || !b) continue
      if (a.y === b.y && at.y === a.y) {
        const [low, high] = a.x < b.x ? [a.x, b.x] : [b.x, a.x]
        if (at.x > low && at.x <= high) left = 1
        if (at.x < high && at.x >= low) right = 1
      }
      if (a.x === b.x && at.x === a.x) {
        const [low, high] = a.y < b.y ? [a.y, b.y] : [b.y, a.y]
        if (at.y > low && at.y <= high) up = 1
        if (at.y < high && at.y >= low) down = 1
      }
    }
  }
  return left + right + up + down
}

/** A point of a wire, in the part from corner `corner` to the next. */
export interface WirePlace {
  readonly corner: number
  readonly at: Point
}

/**
 * Where each wire of a net leaves what the wires before it draw already; none for one that shares nothing. Drawn twice a
 * line would look thicker, as vectors do.
 */
export function findOwnStarts(net: readonly NetWire[]): ReadonlyMap<string, WirePlace> {
  const starts = new Map<string, WirePlace>()
  net.forEach(({ id, points }, place) => {
    const drawn = net.slice(0, place)
    let start: WirePlace | null = null
    for (let corner = 0; corner < points.length - 1; corner += 1) {
      const [a, b] = [points[corner], points[corner + 1]]
      if (!a || !b) break
      const at = followDrawn(a, b, drawn)
      if (at.x !== a.x || at.y !== a.y) start = { corner, at }
      if (at.x !== b.x || at.y !== b.y) break
    }
    if (start) starts.set(id, start)
  })
  return starts
}

/** How far from `a` towards `b` other wires draw the way without a gap. */
function followDrawn(a: Point, b: Point, drawn: readonly NetWire[]): Point {
  const isUpright = a.x === b.x
  const [axis, across] = isUpright ? (['y', 'x'] as const) : (['x', 'y'] as const)
  const way = Math.sign(b[axis] - a[axis])
  let reached = a[axis]
  for (let isLonger = true; isLonger && reached !== b[axis]; ) {
    isLonger = false
    for (const { points } of drawn) {
      for (let i = 1; i < points.length; i += 1) {
        const [from, to] = [points[i - 1], points[i]]
        if (!from || !to || from[across] !== a[across] || to[across] !== a[across]) continue
        const [near, far] = (to[axis] - from[axis]) * way > 0 ? [from, to] : [to, from]
        if ((near[axis] - reached) * way > 0 || (far[axis] - reached) * way <= 0) continue
        reached = (far[axis] - b[axis]) * way > 0 ? b[axis] : far[axis]
        isLonger = true
      }
    }
  }
  return { ...a, [axis]: reached }
}

/** Where a wire hops over others. */
export function findHops(id: string, index: PartIndex): Hops {
  const hops = new Map<number, number[]>()
  for (const level of index.partsOf(id)) {
    if (level.isUpright) continue
    const crossed: number[] = []
    index.some(boxOfPart(level, 0), upright => {
      if (isCrossing(level, upright)) crossed.push(upright.line)
      return false
    })
    if (crossed.length === 0) continue
    crossed.sort((a, b) => a - b)
    const found: number[] = []
    // Two crossings closer than a hop is wide share one.
    for (const x of crossed) if (x - (found.at(-1) ?? Number.NEGATIVE_INFINITY) >= 2 * HOP) found.push(x)
    hops.set(level.corner, found)
  }
  return hops
}

/** The wires that hop over this one. */
export function listHoppers(id: string, index: PartIndex): ReadonlySet<string> {
  const hoppers = new Set<string>()
  for (const upright of index.partsOf(id)) {
    if (!upright.isUpright) continue
    index.some(boxOfPart(upright, 0), level => {
      if (isCrossing(level, upright)) hoppers.add(level.wire.id)
      return false
    })
  }
  return hoppers
}

/** Whether a level part hops over an upright one of another net: there is room for it. */
function isCrossing(level: Part, upright: Part): boolean {
  return (
    upright.isUpright &&
    !level.isUpright &&
    upright.wire.net !== level.wire.net &&
    upright.low < level.line &&
    upright.high > level.line &&
    upright.line > level.low + LEAST_BEFORE &&
    upright.line < level.high - LEAST_BEFORE
  )
}

/** Where wires of one net part, and where wires of different nets cross. */
import type { Point } from './geometry.ts'
import { boxOfPart, type NetWire, type Part, type PartIndex } from './wire-parts.ts'

/** Height of a hop, and half the width of one over a single wire. */
export const HOP = 5
/** From the middle of a hop to a corner, a dot or the next hop: what is closer runs into it. */
const HOP_ROOM = 2 * HOP
const NEXT_HOP = 3 * HOP
export const ARROW_LENGTH = 8

/** A bridge over upright wires: the first and the last of them, as x from left to right. */
export interface Hop {
  readonly from: number
  readonly to: number
}

/** By the corner that begins the horizontal part. */
export type Hops = ReadonlyMap<number, readonly Hop[]>

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
  return isUpright ? { x: a.x, y: reached } : { x: reached, y: a.y }
}

/**
 * Where a wire hops over others. Where there is no room for it lines just cross: what is joined has a dot.
 * @param dots where wires of its net part
 */
export function findHops(id: string, index: PartIndex, dots: readonly Point[]): Hops {
  const hops = new Map<number, Hop[]>()
  for (const level of index.partsOf(id)) {
    if (level.isUpright) continue
    const crossed: number[] = []
    index.some(true, boxOfPart(level, 0), upright => {
      if (isCrossing(level, upright) && hasRoom(level, upright, dots)) crossed.push(upright.line)
      return false
    })
    if (crossed.length > 0) hops.set(level.corner, joinHops(crossed))
  }
  return hops
}

/** What is close together is bridged at once. */
function joinHops(crossed: readonly number[]): Hop[] {
  const hops: Hop[] = []
  for (const x of crossed.toSorted((a, b) => a - b)) {
    const last = hops.at(-1)
    if (last && x - last.to < NEXT_HOP) hops[hops.length - 1] = { from: last.from, to: x }
    else hops.push({ from: x, to: x })
  }
  return hops
}

/** The wires that cross this one where they are level, which may hop over it. */
export function listHoppers(id: string, index: PartIndex): ReadonlySet<string> {
  const hoppers = new Set<string>()
  for (const upright of index.partsOf(id)) {
    if (!upright.isUpright) continue
    index.some(false, boxOfPart(upright, 0), level => {
      if (isCrossing(level, upright)) hoppers.add(level.wire.id)
      return false
    })
  }
  return hoppers
}

/** Whether a level part crosses an upright one of another net. */
function isCrossing(level: Part, upright: Part): boolean {
  return (
    upright.isUpright &&
    !level.isUpright &&
    upright.wire.net !== level.wire.net &&
    upright.low < level.line &&
    upright.high > level.line &&
    upright.line > level.low &&
    upright.line < level.high
  )
}

/** Whether a hop there keeps clear of the corners of both wires, of dots and of the arrow head. */
function hasRoom(level: Part, { line: x, low, high }: Part, dots: readonly Point[]): boolean {
  const { line: y, corner, wire } = level
  const tip = corner === wire.points.length - 2 ? wire.points.at(-1) : undefined
  return (
    Math.min(x - level.low, level.high - x, y - low, high - y) >= HOP_ROOM &&
    !(tip && Math.abs(tip.x - x) < HOP + ARROW_LENGTH) &&
    !dots.some(dot => dot.y === y && Math.abs(dot.x - x) < HOP_ROOM)
  )
}

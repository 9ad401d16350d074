/** Which wires take a block that is dropped on them, and where the block then stands. */
import type { BlockShape } from './block-shape.ts'
import { distanceBetween, type Point } from './geometry.ts'
import type { NetWire } from './wire-parts.ts'

export interface Splice {
  /** Wires of one signal that run together there, as connections stand in the file: `a.y -> b.u`. */
  readonly connections: readonly string[]
  /** The part of the wire that takes the block, in the signal's direction. */
  readonly start: Point
  readonly end: Point
}

/** A block takes a wire that passes its centre this closely. */
const REACH = 15
/** Wires of a signal that differ by less are drawn as one. */
const TOGETHER = 0.5

interface Nearest {
  readonly distance: number
  readonly net: string
  readonly foot: Point
  readonly start: Point
  readonly end: Point
}

/** The nearest wire, with those of the same signal that lie on it there: before a branch all branches are taken. */
export function findSplice(wires: readonly NetWire[], centre: Point): Splice | null {
  let nearest: Nearest | null = null
  for (const { net, points } of wires) {
    for (const [start, end] of listParts(points)) {
      const foot = footOn(centre, start, end)
      const distance = Math.hypot(foot.x - centre.x, foot.y - centre.y)
      if (distance <= REACH && (!nearest || distance < nearest.distance)) {
        nearest = { distance, net, foot, start, end }
      }
    }
  }
  if (!nearest) return null
  const { net, foot, start, end } = nearest
  const connections = wires.filter(wire => wire.net === net && isOn(foot, wire.points)).map(({ id }) => id)
  return { connections, start, end }
}

/** Moves a block across the wire, so that the wire meets its first input where both run the same way. */
export function alignToWire(corner: Point, shape: Pick<BlockShape, 'inputs'>, { start, end }: Splice): Point {
  const [input] = shape.inputs
  if (!input) return corner
  const isSideways = input.side === 'left' || input.side === 'right'
  if (isSideways && start.y === end.y) return { x: corner.x, y: start.y - input.y }
  if (!isSideways && start.x === end.x) return { x: start.x - input.x, y: corner.y }
  return corner
}

export function findLongestPart(points: readonly Point[]): readonly [Point, Point] | null {
  const lengthOf = ([a, b]: readonly [Point, Point]): number => distanceBetween(a, b)
  const [first, ...others] = listParts(points)
  return first ? others.reduce((long, part) => (lengthOf(part) > lengthOf(long) ? part : long), first) : null
}

function listParts(points: readonly Point[]): (readonly [Point, Point])[] {
  return points.slice(1).map((end, i) => [points[i] ?? end, end] as const)
}

function isOn(point: Point, points: readonly Point[]): boolean {
  return listParts(points).some(([start, end]) => {
    const foot = footOn(point, start, end)
    return Math.hypot(foot.x - point.x, foot.y - point.y) < TOGETHER
  })
}

/** The nearest point of a horizontal or vertical part. */
function footOn({ x, y }: Point, start: Point, end: Point): Point {
  return { x: between(x, start.x, end.x), y: between(y, start.y, end.y) }
}

function between(value: number, a: number, b: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), value))
}

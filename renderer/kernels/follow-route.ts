/**
 * The course that the user gave a wire. Its corners are kept; what they say is where its upright and its level parts
 * run, so that the parts at the ports stretch when a block moves.
 */
import { distanceBetween, keepCorners, OUTWARD, type Point, type Side } from './geometry.ts'
import type { WireEnd } from './route-wire.ts'

/** What must be left of the parts at the ports. */
const LEAST = 10
/** Where a part at a port is moved aside, so much of it stays at the port. */
const STUB = 20

export type Route = readonly (readonly [number, number])[]

const isLevel = (side: Side): boolean => side === 'left' || side === 'right'

/** Corners from end to end; null where they no longer lead from the one port to the other. */
export function followRoute(from: WireEnd, to: WireEnd, route: Route): Point[] | null {
  const count = route.length
  // Parts alternate, so that their number says whether the last lies as the input's port wants it.
  if (count === 0 || (isLevel(from.side) === isLevel(to.side)) !== (count % 2 === 0)) return null
  const isUpright = (line: number): boolean => isLevel(from.side) === (line % 2 === 0)
  const lines = route.slice(0, -1).map(([x, y], i) => (isUpright(i) ? x : y))
  const first = lines[0]
  if (first !== undefined) lines[0] = keepOutside(from, first)
  const last = lines.at(-1)
  if (last !== undefined) lines[lines.length - 1] = keepOutside(to, last)
  if (lines[0] !== undefined && keepOutside(from, lines[0]) !== lines[0]) return null
  const points: Point[] = [{ x: from.x, y: from.y }]
  for (let corner = 0; corner < count; corner += 1) {
    const before = points.at(-1) ?? from
    const along = lines[corner]
    if (isUpright(corner)) points.push({ x: along ?? to.x, y: before.y })
    else points.push({ x: before.x, y: along ?? to.y })
  }
  points.push({ x: to.x, y: to.y })
  return points
}

/** A line across a port's own, far enough out for the wire to leave straight. */
function keepOutside(end: WireEnd, line: number): number {
  const out = OUTWARD[end.side]
  const sign = out.x + out.y
  const least = (isLevel(end.side) ? end.x : end.y) + sign * LEAST
  return sign > 0 ? Math.max(line, least) : Math.min(line, least)
}

/** The part of a wire that a point lies on or is nearest to, by the corner that begins it. */
export function findPart(points: readonly Point[], { x, y }: Point): number {
  let nearest = 0
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i + 1 < points.length; i += 1) {
    const [a, b] = [points[i], points[i + 1]]
    if (!a || !b) continue
    const dx = x - Math.max(Math.min(a.x, b.x), Math.min(Math.max(a.x, b.x), x))
    const dy = y - Math.max(Math.min(a.y, b.y), Math.min(Math.max(a.y, b.y), y))
    const distance = Math.hypot(dx, dy)
    if (distance >= least) continue
    least = distance
    nearest = i
  }
  return nearest
}

/** The longest part between the two at the ports, else the longest of all: what the keyboard moves. */
export function findMainPart(points: readonly Point[]): number {
  const inner = points.length > 3
  let main = inner ? 1 : 0
  let longest = -1
  for (let i = inner ? 1 : 0; i + (inner ? 2 : 1) < points.length; i += 1) {
    const length = lengthOf(points, i)
    if (length <= longest) continue
    longest = length
    main = i
  }
  return main
}

function lengthOf(points: readonly Point[], part: number): number {
  const [a, b] = [points[part], points[part + 1]]
  return a && b ? distanceBetween(a, b) : 0
}

/** Moves a part across itself to the line through a point; a part at a port leaves a stub there. The new corners. */
export function movePart(points: readonly Point[], part: number, to: Point): Route {
  const [a, b] = [points[part], points[part + 1]]
  if (!a || !b) return []
  const isUpright = a.x === b.x
  const stub = Math.min(STUB, lengthOf(points, part) / 3)
  const onLine = (point: Point): Point => (isUpright ? { x: to.x, y: point.y } : { x: point.x, y: to.y })
  const before = part === 0 ? [toward(a, b, stub)] : []
  const after = part === points.length - 2 ? [toward(b, a, stub)] : []
  const begin = before[0] ?? a
  const end = after[0] ?? b
  const moved = [
    ...points.slice(1, part),
    ...before,
    onLine(begin),
    onLine(end),
    ...after,
    ...points.slice(part + 2, -1),
  ]
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return []
  return keepCorners([first, ...moved, last])
    .slice(1, -1)
    .map(({ x, y }) => [x, y] as const)
}

function toward(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by }
}

/** Where a wire may lie in a lane: clear of the spaces that its route is clear of, and straight at its ports. */
import { boundsOfPart, type Point, type Rectangle } from './geometry.ts'
import type { SpaceIndex } from './space-index.ts'
import { isTaken } from './wire-overlaps.ts'
import { type LaidWire, layWire, type Part, type PartIndex } from './wire-parts.ts'

/** How much closer to a space a wire may come that has nowhere else to go. */
export const RELIEF = 5
/** What must be left of the parts at the ports, so that wires still leave and arrive straight. */
const LEAST_START = 5
const LEAST_END = 10

type Spaces = SpaceIndex<Rectangle>

/** Whether a wire in its lanes keeps clear of the spaces that its route keeps clear of. */
export function isLaidSoundly({ points, route }: LaidWire, spaces: Spaces): boolean {
  if (points === route) return true
  return points.every((b, i) => {
    const [a, routeA, routeB] = [points[i - 1], route[i - 1], route[i]]
    return !a || !routeA || !routeB || !isHit(a, b, routeA, routeB, spaces, RELIEF)
  })
}

function isHit(a: Point, b: Point, wasA: Point, wasB: Point, spaces: Spaces, relief: number): boolean {
  const [part, was] = [boundsOfPart(a, b), boundsOfPart(wasA, wasB)]
  return spaces.some(part, space => meets(part, space, relief) && !meets(was, space, relief))
}

/** Whether a part comes further into a space than the relief. */
function meets(part: Rectangle, { x, y, width, height }: Rectangle, relief: number): boolean {
  return (
    part.x < x + width - relief &&
    part.x + part.width > x + relief &&
    part.y < y + height - relief &&
    part.y + part.height > y + relief
  )
}

/** The wires with these parts moved aside; null where they would run into something or turn back. */
export function shiftBundle(
  bundle: readonly Part[],
  by: number,
  index: PartIndex,
  spaces: Spaces,
  relief = 0,
): ReadonlyMap<string, LaidWire> | null {
  for (const part of bundle) if (isTaken(part, part.line + by, index)) return null
  const shifted = new Map<string, LaidWire>()
  for (const part of bundle) {
    // As they lie now: parts of the same wire may have stepped aside before.
    const wire = shifted.get(part.wire.id) ?? index.get(part.wire.id)
    const a = wire?.points[part.corner]
    const b = wire?.points[part.corner + 1]
    if (!wire || !a || !b) return null
    const points = [...wire.points]
    points[part.corner] = shift(a, part.isUpright, by)
    points[part.corner + 1] = shift(b, part.isUpright, by)
    if (!isSound(wire, points, part.corner, spaces, relief)) return null
    shifted.set(wire.id, layWire(wire, wire.route, points))
  }
  return shifted
}

/** A corner with its upright part, or with its level one. */
function shift({ x, y }: Point, isUpright: boolean, by: number): Point {
  return isUpright ? { x: x + by, y } : { x, y: y + by }
}

/** Whether the moved part and its neighbours keep their directions, and clear of the spaces that the route is clear of. */
function isSound(
  { points, route }: LaidWire,
  after: readonly Point[],
  corner: number,
  spaces: Spaces,
  relief: number,
): boolean {
  for (let i = corner - 1; i <= corner + 1; i += 1) {
    const [a, b, oldA, oldB] = [after[i], after[i + 1], points[i], points[i + 1]]
    const [routeA, routeB] = [route[i], route[i + 1]]
    if (!a || !b || !oldA || !oldB || !routeA || !routeB) return false
    const along = (b.x - a.x) * Math.sign(oldB.x - oldA.x) + (b.y - a.y) * Math.sign(oldB.y - oldA.y)
    const least = i === after.length - 2 ? LEAST_END : i === 0 ? LEAST_START : 0
    if (along < least || isHit(a, b, routeA, routeB, spaces, relief)) return false
  }
  return true
}

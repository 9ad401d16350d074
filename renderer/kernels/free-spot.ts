/** A place for a new block near where it is wanted, clear of those that are there. */
import { GRID, inflate, overlaps, type Point, type Rectangle, snap } from './geometry.ts'

const STEP = 40
const ROOM = 20
const RINGS = 12

/** Top left corner on the grid; rings of places around the wanted one are tried, nearest first. */
export function findFreeSpot(wanted: Rectangle, taken: readonly Rectangle[]): Point {
  const isFree = ({ x, y }: Point): boolean => {
    const around = inflate({ x, y, width: wanted.width, height: wanted.height }, ROOM)
    return !taken.some(other => overlaps(other, around))
  }
  const start = { x: snap(wanted.x), y: snap(wanted.y) }
  for (let ring = 0; ring <= RINGS; ring += 1) {
    for (const { x, y } of listRing(ring)) {
      const spot = { x: start.x + x * STEP, y: start.y + y * STEP }
      if (isFree(spot)) return spot
    }
  }
  return start
}

/** How near a block may be pointed beside another; nearer it would hide the ports of that. */
const NEAREST = GRID / 2
const FURTHEST = 400

/**
 * Where a block is pointed to, unless it would stand on another: then below or above, so that places left and right of
 * it stay free for what is to come there.
 */
export function findSpotAside(wanted: Rectangle, taken: readonly Rectangle[]): Point {
  if (!taken.some(other => overlaps(other, inflate(wanted, NEAREST)))) return wanted
  for (let away = GRID; away <= FURTHEST; away += GRID) {
    for (const y of [wanted.y + away, wanted.y - away]) {
      const around = inflate({ ...wanted, y }, ROOM)
      if (!taken.some(other => overlaps(other, around))) return { x: wanted.x, y }
    }
  }
  return wanted
}

function listRing(ring: number): Point[] {
  if (ring === 0) return [{ x: 0, y: 0 }]
  const places: Point[] = []
  for (let x = -ring; x <= ring; x += 1) {
    for (let y = -ring; y <= ring; y += 1) {
      if (Math.max(Math.abs(x), Math.abs(y)) === ring) places.push({ x, y })
    }
  }
  return places.sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y) || b.y - a.y || b.x - a.x)
}

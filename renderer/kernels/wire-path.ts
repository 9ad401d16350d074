/** SVG paths of wires: round corners, hops over other wires, an arrow head at the input. */
import { distanceBetween, type Point } from './geometry.ts'
import { ARROW_LENGTH, HOP, type Hop, type Hops, nameOfPoint, type WirePlace } from './wire-crossings.ts'

const CORNER_RADIUS = 6
const ARROW_HALF_WIDTH = 4

const NOWHERE: ReadonlySet<string> = new Set()
const NO_HOPS: readonly Hop[] = []

/**
 * The line ends inside the arrow head, so that its tip stays sharp.
 * @param sharp where wires branch: a corner under a dot is not round
 */
export function drawWire(points: readonly Point[], hops: Hops, sharp = NOWHERE): string {
  const drawn = shortenEnd(points, ARROW_LENGTH / 2)
  const [first] = drawn
  if (!first) return ''
  let path = `M${first.x} ${first.y}`
  for (let i = 1; i < drawn.length; i += 1) {
    const a = drawn[i - 1]
    const b = drawn[i]
    if (!a || !b) continue
    const next = drawn[i + 1]
    const [before = NO_HOPS, after = NO_HOPS] = [hops.get(i - 1), hops.get(i)]
    const room = Math.min(roomBefore(b, before), roomBefore(b, after))
    const radius = next && !sharp.has(nameOfPoint(b)) ? Math.min(room, cornerRadius(a, b, next)) : 0
    const end = toward(b, a, radius)
    path += drawHops(a, b, before)
    path += `L${end.x} ${end.y}`
    if (next && radius > 0) {
      const begin = toward(b, next, radius)
      path += `Q${b.x} ${b.y} ${begin.x} ${begin.y}`
    }
  }
  return path
}

/** The wire from a place on. */
export function drawRest(
  points: readonly Point[],
  hops: Hops,
  { corner, at }: WirePlace,
  sharp: ReadonlySet<string>,
): string {
  const way = Math.sign((points[corner + 1] ?? at).x - at.x)
  const isAhead = ({ from, to }: Hop): boolean => Math.min(from * way, to * way) - at.x * way > HOP
  const kept = [...hops].flatMap(([part, found]): [number, readonly Hop[]][] => {
    if (part < corner) return []
    return [[part - corner, part === corner ? found.filter(isAhead) : found]]
  })
  return drawWire([at, ...points.slice(corner + 1)], new Map(kept), sharp)
}

/** A triangle whose tip is the wire's end. */
export function drawArrow(points: readonly Point[]): string {
  const tip = points.at(-1)
  const before = points.at(-2)
  if (!tip || !before) return ''
  const dx = Math.sign(tip.x - before.x)
  const dy = Math.sign(tip.y - before.y)
  const base = { x: tip.x - dx * ARROW_LENGTH, y: tip.y - dy * ARROW_LENGTH }
  const side = { x: dy * ARROW_HALF_WIDTH, y: dx * ARROW_HALF_WIDTH }
  return `M${tip.x} ${tip.y}L${base.x + side.x} ${base.y + side.y}L${base.x - side.x} ${base.y - side.y}Z`
}

function drawHops(a: Point, b: Point, hops: readonly Hop[]): string {
  const isRightward = b.x > a.x
  const ordered = isRightward ? hops : hops.toReversed()
  // Sweep 1 is clockwise on the screen: over the top when going right.
  const [step, sweep] = isRightward ? [HOP, 1] : [-HOP, 0]
  const arc = `A${HOP} ${HOP} 0 0 ${sweep}`
  return ordered
    .map(({ from, to }) => {
      if (from === to) return `L${from - step} ${a.y}${arc} ${from + step} ${a.y}`
      const [first, last] = isRightward ? [from, to] : [to, from]
      const top = a.y - HOP
      return `L${first - step} ${a.y}${arc} ${first} ${top}L${last} ${top}${arc} ${last + step} ${a.y}`
    })
    .join('')
}

/** From a corner to the nearest hop. */
function roomBefore(corner: Point, hops: readonly Hop[]): number {
  return Math.min(...hops.flatMap(({ from, to }) => [from, to].map(x => Math.abs(x - corner.x) - HOP)))
}

function cornerRadius(a: Point, b: Point, c: Point): number {
  return Math.min(CORNER_RADIUS, distanceBetween(a, b) / 2, distanceBetween(b, c) / 2)
}

/** The point at some distance from `from` on the way to `to`, along one axis. */
function toward(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by }
}

function shortenEnd(points: readonly Point[], by: number): readonly Point[] {
  const last = points.at(-1)
  const before = points.at(-2)
  if (!last || !before) return points
  return [...points.slice(0, -1), toward(last, before, Math.min(by, distanceBetween(last, before) / 2))]
}

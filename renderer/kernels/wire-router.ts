/**
 * Routes of all wires, kept up to date. A route is found anew when an end of it moves, when a block comes in its way, and
 * when a block goes that it went around; all others stay, so that moving a block moves no wire that it does not touch.
 */
import {
  boundsOfPart,
  crosses,
  inflate,
  isSameRectangle,
  overlaps,
  type Point,
  type Rectangle,
} from './geometry.ts'
import { createObstacleList } from './obstacles.ts'
import { CLEARANCE } from './route-grid.ts'
import { routeAround, type WireEnd } from './route-wire.ts'
import { createSpaceIndex } from './space-index.ts'

interface BlockEnd extends WireEnd {
  readonly block: string
}

export interface WireRequest {
  readonly from: BlockEnd
  readonly to: BlockEnd
}

/** New and changed values by name; null for what is gone. */
export type Changes<Value> = readonly (readonly [string, Value | null])[]

export interface WireRouter {
  /**
   * Routes of the wires that had to be routed, whether or not they run as before.
   * @param known routes of new wires, which are kept where they lead from end to end
   */
  readonly change: (
    obstacles: Changes<Rectangle>,
    wires: Changes<WireRequest>,
    known?: ReadonlyMap<string, readonly Point[]>,
  ) => ReadonlyMap<string, readonly Point[]>
  /** Another route for a wire, around these spaces, too; null for one that is not routed. */
  readonly reroute: (id: string, avoided: readonly Rectangle[]) => readonly Point[] | null
  /** A wire has this route. */
  readonly keep: (id: string, points: readonly Point[]) => void
}

interface Kept {
  readonly request: WireRequest
  readonly parts: readonly RoutePart[]
}

interface RoutePart {
  readonly id: string
  readonly a: Point
  readonly b: Point
  /** The wire bends at `b`. */
  readonly isBent: boolean
}

interface Space extends Rectangle {
  /** The last one in which it was considered. */
  search: number
}

/** After so many tries a wire is in a crowd. */
const PATIENCE = 3
/** More that are met at once are a crowd, too. */
const FEW = 6
/** How far around its way a wire in a crowd looks at all that stands there, in pixels; further from try to try. */
const ROOM = 160
/** And at least this share of how far it leads: a long one that meets what it has not looked at is long in being tried. */
const ROOM_SHARE = 1 / 12
/** A wire that runs so close to an obstacle's space may run there because of it. */
const LEAN = CLEARANCE + 1

export function createWireRouter(): WireRouter {
  const obstacles = new Map<string, Rectangle>()
  /** Obstacles with their clearance. */
  const spaces = new Map<string, Space>()
  const nearSpaces = createSpaceIndex<Space>()
  const kept = new Map<string, Kept>()
  const nearParts = createSpaceIndex<RoutePart>()
  /** What stands in the way of the wire that is being routed. */
  const considered = createObstacleList()
  let search = 0

  /** Its space before and after; null where nothing changed. */
  const setObstacle = (name: string, obstacle: Rectangle | null) => {
    const was = obstacles.get(name)
    if (was ? obstacle && isSameRectangle(was, obstacle) : !obstacle) return null
    const old = spaces.get(name)
    if (old) nearSpaces.remove(old, old)
    obstacles.delete(name)
    spaces.delete(name)
    if (!obstacle) return { old, now: undefined }
    const now = { ...inflate(obstacle, CLEARANCE), search: 0 }
    obstacles.set(name, obstacle)
    spaces.set(name, now)
    nearSpaces.add(now, now)
    return { old, now }
  }

  const forget = (id: string): void => {
    for (const part of kept.get(id)?.parts ?? []) nearParts.remove(part, boundsOfPart(part.a, part.b))
    kept.delete(id)
  }

  const keep = (id: string, request: WireRequest, points: readonly Point[]): void => {
    const parts = points.slice(1).flatMap((b, i): RoutePart[] => {
      const a = points[i]
      return a ? [{ id, a, b, isBent: i < points.length - 2 }] : []
    })
    kept.set(id, { request, parts })
    for (const part of parts) nearParts.add(part, boundsOfPart(part.a, part.b))
  }

  const replace = (id: string, points: readonly Point[]): void => {
    const request = kept.get(id)?.request
    if (!request) return
    forget(id)
    keep(id, request, points)
  }

  /** Whether another obstacle would hold a part where this one, which is gone, held it. */
  const isHeld = ({ a, b }: RoutePart, gone: Rectangle): boolean => {
    const isUpright = a.x === b.x
    const sideOf = ({ x, y, width, height }: Rectangle): number =>
      Math.sign(isUpright ? x + width / 2 - a.x : y + height / 2 - a.y)
    const side = sideOf(gone)
    const reach = inflate(boundsOfPart(a, b), LEAN)
    return nearSpaces.some(reach, space => sideOf(space) === side && crosses(inflate(space, LEAN), a, b))
  }

  /** Whether a wire may run as it does because of an obstacle that stood there. */
  const leans = (part: RoutePart, gone: Rectangle): boolean => {
    const { a, b, isBent } = part
    const reach = inflate(gone, LEAN)
    if (!crosses(reach, a, b)) return false
    return crosses(gone, a, b) || (isBent && crosses(reach, b, b)) || !isHeld(part, gone)
  }

  /** Looks at the two blocks it joins first, then at those in the way, until none is; in a crowd at all around. */
  const route = ({ from, to }: WireRequest, avoided: readonly Rectangle[] = []): readonly Point[] => {
    considered.clear()
    for (const space of avoided) considered.add(space)
    search += 1
    const consider = (space: Space): void => {
      space.search = search
      considered.add(space)
    }
    const [start, end] = [standOut(from, obstacles.get(from.block)), standOut(to, obstacles.get(to.block))]
    for (const name of [from.block, to.block]) {
      const own = spaces.get(name)
      if (own && own.search !== search) consider(own)
    }
    let room = Math.max(ROOM, ROOM_SHARE * (Math.abs(start.x - end.x) + Math.abs(start.y - end.y)))
    for (let tries = 1; ; tries += 1) {
      const points = withEnds(routeAround(start, end, considered.read()), from, to)
      const count = considered.count()
      points.forEach((b, i) => {
        const a = points[i - 1]
        if (!a) return
        nearSpaces.some(boundsOfPart(a, b), space => {
          if (space.search !== search && crosses(space, a, b)) consider(space)
          return false
        })
      })
      if (considered.count() === count) return points
      if (tries < PATIENCE && considered.count() - count <= FEW) continue
      const box = inflate(boundsOf(points), room)
      room *= 2
      nearSpaces.some(box, space => {
        if (space.search !== search && overlaps(box, space)) consider(space)
        return false
      })
    }
  }

  const listStale = (changes: Changes<Rectangle>): Map<string, WireRequest> => {
    const stale = new Map<string, WireRequest>()
    const moved = changes.flatMap(([name, obstacle]) => setObstacle(name, obstacle) ?? [])
    for (const { old, now } of moved) {
      const spoil = (space: Rectangle, test: (part: RoutePart) => boolean): void => {
        nearParts.some(space, part => {
          const request = stale.has(part.id) || !test(part) ? undefined : kept.get(part.id)?.request
          if (request) stale.set(part.id, request)
          return false
        })
      }
      if (old) spoil(inflate(old, LEAN), part => leans(part, old))
      if (now) spoil(now, ({ a, b }) => crosses(now, a, b))
    }
    return stale
  }

  return {
    change: (obstacleChanges, wires, known = new Map()) => {
      const stale = listStale(obstacleChanges)
      const routes = new Map<string, readonly Point[]>()
      for (const [id, request] of wires) {
        const old = kept.get(id)
        if (old && request && isSameRequest(old.request, request)) continue
        forget(id)
        stale.delete(id)
        const points = known.get(id)
        if (request && points && isJoining(points, request)) {
          routes.set(id, points)
          keep(id, request, points)
        } else if (request) {
          stale.set(id, request)
        }
      }
      for (const [id, request] of stale) {
        forget(id)
        const points = route(request)
        routes.set(id, points)
        keep(id, request, points)
      }
      return routes
    },
    reroute: (id, avoided) => {
      const request = kept.get(id)?.request
      if (!request) return null
      const points = route(request, avoided)
      replace(id, points)
      return points
    },
    keep: replace,
  }
}

/** A port within the box of its block, as on a circle, is come to straight from where the box ends. */
function standOut(end: BlockEnd, box: Rectangle | undefined): WireEnd {
  if (!box) return end
  const { x, y, side } = end
  if (side === 'left') return { side, x: Math.min(x, box.x), y }
  if (side === 'right') return { side, x: Math.max(x, box.x + box.width), y }
  return { side, x, y: side === 'top' ? Math.min(y, box.y) : Math.max(y, box.y + box.height) }
}

function withEnds(points: readonly Point[], from: Point, to: Point): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)]
  if (first?.x === from.x && first.y === from.y && last?.x === to.x && last.y === to.y) return points
  return [{ x: from.x, y: from.y }, ...points.slice(1, -1), { x: to.x, y: to.y }]
}

function boundsOf(points: readonly Point[]): Rectangle {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

function isJoining(points: readonly Point[], { from, to }: WireRequest): boolean {
  const [first, last] = [points[0], points.at(-1)]
  return first?.x === from.x && first.y === from.y && last?.x === to.x && last.y === to.y
}

export function isSameRequest(a: WireRequest, b: WireRequest): boolean {
  return isSameEnd(a.from, b.from) && isSameEnd(a.to, b.to)
}

function isSameEnd(a: BlockEnd, b: BlockEnd): boolean {
  return a.block === b.block && a.x === b.x && a.y === b.y && a.side === b.side
}

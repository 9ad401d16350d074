/**
 * Routes of all wires, kept up to date: when a block moves only the wires are routed again that end at it or that it
 * gets in the way of. The routes are those that routing everything anew would give, which a test says.
 */
import { crosses, inflate, isSameRectangle, overlaps, type Point, type Rectangle } from './geometry.ts'
import { CLEARANCE } from './route-grid.ts'
import { routeWire, type WireEnd } from './route-wire.ts'

export interface WireRequest {
  readonly id: string
  readonly from: WireEnd & { readonly block: string }
  readonly to: WireEnd & { readonly block: string }
}

type Obstacles = ReadonlyMap<string, Rectangle>
type Routes = ReadonlyMap<string, readonly Point[]>

interface Kept {
  readonly request: WireRequest
  readonly route: readonly Point[]
  /** The obstacles that were looked at, as they were. */
  readonly considered: ReadonlyMap<string, Rectangle>
  /** Routes that were given up for obstacles in their way, and the last. */
  readonly tried: readonly (readonly Point[])[]
}

export interface WireRouter {
  readonly route: (wires: readonly WireRequest[], obstacles: Obstacles) => Routes
}

export function createWireRouter(): WireRouter {
  let kept = new Map<string, Kept>()
  let before: Obstacles = new Map()
  let spaces: Obstacles = new Map()
  return {
    route: (wires, obstacles) => {
      spaces = inflateAll(obstacles, before, spaces)
      const changed = listChanged(before, obstacles, spaces)
      const next = new Map<string, Kept>()
      for (const wire of wires) {
        const old = kept.get(wire.id)
        const isRight = old && isStillRight(old, wire, obstacles, changed)
        next.set(wire.id, isRight ? old : routeAnew(wire, obstacles, spaces))
      }
      kept = next
      before = obstacles
      return new Map([...next].map(([id, { route }]) => [id, route]))
    },
  }
}

/** Looks at the two blocks it joins first, then at those that turn out to be in the way, until none is. */
function routeAnew(request: WireRequest, obstacles: Obstacles, spaces: Obstacles): Kept {
  const considered = new Map<string, Rectangle>()
  const add = (name: string): void => {
    const obstacle = obstacles.get(name)
    if (obstacle) considered.set(name, obstacle)
  }
  add(request.from.block)
  add(request.to.block)
  const tried: (readonly Point[])[] = []
  for (;;) {
    const around = [...considered.keys()].flatMap(name => spaces.get(name) ?? [])
    const route = routeWire(request.from, request.to, around)
    tried.push(route)
    const bounds = boundsOf(route)
    let isFree = true
    for (const [name, space] of spaces) {
      if (!overlaps(bounds, space) || considered.has(name) || !isHit(space, route)) continue
      isFree = false
      add(name)
    }
    if (isFree) return { request, route, considered, tried }
  }
}

/** Obstacles with their clearance; those that stayed keep theirs. */
function inflateAll(obstacles: Obstacles, before: Obstacles, spaces: Obstacles): Obstacles {
  return new Map(
    [...obstacles].map(([name, obstacle]) => {
      const was = before.get(name)
      const kept = was && isSameRectangle(was, obstacle) ? spaces.get(name) : undefined
      return [name, kept ?? inflate(obstacle, CLEARANCE)]
    }),
  )
}

/** A hair wider than the route, so that a straight one has an inside. */
function boundsOf(route: readonly Point[]): Rectangle {
  const xs = route.map(({ x }) => x)
  const ys = route.map(({ y }) => y)
  const corner = { x: Math.min(...xs) - 1, y: Math.min(...ys) - 1 }
  return { ...corner, width: Math.max(...xs) + 1 - corner.x, height: Math.max(...ys) + 1 - corner.y }
}

function isHit(space: Rectangle, route: readonly Point[]): boolean {
  return route.some((point, i) => i > 0 && crosses(space, route[i - 1] ?? point, point))
}

function isStillRight(
  old: Kept,
  wire: WireRequest,
  obstacles: Obstacles,
  changed: readonly (readonly [string, Rectangle])[],
): boolean {
  if (!isSameEnd(old.request.from, wire.from) || !isSameEnd(old.request.to, wire.to)) return false
  for (const [name, was] of old.considered) {
    const is = obstacles.get(name)
    if (!is || !isSameRectangle(was, is)) return false
  }
  return !changed.some(
    ([name, space]) => !old.considered.has(name) && old.tried.some(route => isHit(space, route)),
  )
}

function isSameEnd(a: WireRequest['from'], b: WireRequest['from']): boolean {
  return a.block === b.block && a.x === b.x && a.y === b.y && a.side === b.side
}

/** The spaces of obstacles that are new or moved. */
function listChanged(
  before: Obstacles,
  after: Obstacles,
  spaces: Obstacles,
): (readonly [string, Rectangle])[] {
  return [...spaces].filter(([name]) => {
    const was = before.get(name)
    const is = after.get(name)
    return !was || !is || !isSameRectangle(was, is)
  })
}

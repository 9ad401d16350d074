/**
 * Routes of all wires, kept up to date: when a block moves only the wires are routed again that end at it or that it
 * gets in the way of. The routes are those that routing everything anew would give, which a test says.
 */
import { crosses, inflate, isSameRectangle, type Point, type Rectangle } from './geometry.ts'
import { CLEARANCE, routeWire, type WireEnd } from './route-wire.ts'

export interface WireRequest {
  readonly id: string
  readonly from: WireEnd & { readonly block: string }
  readonly to: WireEnd & { readonly block: string }
}

export type Obstacles = ReadonlyMap<string, Rectangle>
export type Routes = ReadonlyMap<string, readonly Point[]>

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
  return {
    route: (wires, obstacles) => {
      const changed = listChanged(before, obstacles)
      const next = new Map<string, Kept>()
      for (const wire of wires) {
        const old = kept.get(wire.id)
        next.set(
          wire.id,
          old && isStillRight(old, wire, obstacles, changed) ? old : routeAnew(wire, obstacles),
        )
      }
      kept = next
      before = obstacles
      return new Map([...next].map(([id, { route }]) => [id, route]))
    },
  }
}

/** Looks at the two blocks it joins first, then at those that turn out to be in the way, until none is. */
function routeAnew(request: WireRequest, obstacles: Obstacles): Kept {
  const considered = new Map<string, Rectangle>()
  const add = (name: string): void => {
    const obstacle = obstacles.get(name)
    if (obstacle) considered.set(name, obstacle)
  }
  add(request.from.block)
  add(request.to.block)
  const tried: (readonly Point[])[] = []
  for (;;) {
    const spaces = [...considered.values()].map(obstacle => inflate(obstacle, CLEARANCE))
    const route = routeWire(request.from, request.to, spaces)
    tried.push(route)
    const inTheWay = [...obstacles].filter(
      ([name, obstacle]) => !considered.has(name) && isHit(obstacle, route),
    )
    if (inTheWay.length === 0) return { request, route, considered, tried }
    for (const [name] of inTheWay) add(name)
  }
}

function isHit(obstacle: Rectangle, route: readonly Point[]): boolean {
  const space = inflate(obstacle, CLEARANCE)
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
    ([name, obstacle]) => !old.considered.has(name) && old.tried.some(route => isHit(obstacle, route)),
  )
}

function isSameEnd(a: WireRequest['from'], b: WireRequest['from']): boolean {
  return a.block === b.block && a.x === b.x && a.y === b.y && a.side === b.side
}

function listChanged(before: Obstacles, after: Obstacles): (readonly [string, Rectangle])[] {
  return [...after].filter(([name, obstacle]) => {
    const was = before.get(name)
    return !was || !isSameRectangle(was, obstacle)
  })
}

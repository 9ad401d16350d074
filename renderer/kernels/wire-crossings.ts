/** Where wires of one net part, and where wires of different nets cross. */
import type { Point } from './geometry.ts'
import type { NetWire } from './wire-lanes.ts'

/** Half the width of a hop, and the room that it needs before and after it. */
export const HOP = 5

export interface Crossings {
  /** By wire: points of branching, each given to one wire of its net. */
  readonly dots: ReadonlyMap<string, readonly Point[]>
  /** By wire, then by the corner that begins the horizontal part: where it hops over another wire, as x. */
  readonly hops: ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>
}

export function findCrossings(wires: readonly NetWire[]): Crossings {
  return { dots: findDots(wires), hops: findHops(wires) }
}

/** A dot stands where a net leaves a point in three directions or four. */
export function findDots(wires: readonly NetWire[]): Map<string, Point[]> {
  const nets = new Map<string, NetWire[]>()
  for (const wire of wires) nets.set(wire.net, [...(nets.get(wire.net) ?? []), wire])
  const dots = new Map<string, Point[]>()
  for (const net of nets.values()) {
    if (net.length < 2) continue
    const seen = new Set<string>()
    for (const { id, points } of net) {
      for (const point of points.slice(1, -1)) {
        const key = `${point.x} ${point.y}`
        if (seen.has(key)) continue
        seen.add(key)
        if (countDirections(net, point) >= 3) dots.set(id, [...(dots.get(id) ?? []), point])
      }
    }
  }
  return dots
}

function countDirections(net: readonly NetWire[], at: Point): number {
  const directions = new Set<string>()
  for (const { points } of net) {
    points.slice(1).forEach((b, i) => {
      const a = points[i]
      if (!a) return
      if (a.y === b.y && at.y === a.y && at.x >= Math.min(a.x, b.x) && at.x <= Math.max(a.x, b.x)) {
        if (at.x > Math.min(a.x, b.x)) directions.add('left')
        if (at.x < Math.max(a.x, b.x)) directions.add('right')
      }
      if (a.x === b.x && at.x === a.x && at.y >= Math.min(a.y, b.y) && at.y <= Math.max(a.y, b.y)) {
        if (at.y > Math.min(a.y, b.y)) directions.add('up')
        if (at.y < Math.max(a.y, b.y)) directions.add('down')
      }
    })
  }
  return directions.size
}

interface Upright {
  readonly net: string
  readonly x: number
  readonly top: number
  readonly bottom: number
}

function findHops(wires: readonly NetWire[]): Map<string, Map<number, number[]>> {
  const uprights: Upright[] = []
  for (const { net, points } of wires) {
    points.slice(1).forEach((b, i) => {
      const a = points[i]
      if (a && a.x === b.x)
        uprights.push({ net, x: a.x, top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) })
    })
  }
  uprights.sort((a, b) => a.x - b.x)
  const hops = new Map<string, Map<number, number[]>>()
  for (const { id, net, points } of wires) {
    points.slice(1).forEach((b, corner) => {
      const a = points[corner]
      if (!a || a.y !== b.y) return
      const low = Math.min(a.x, b.x) + HOP + 1
      const high = Math.max(a.x, b.x) - HOP - 1
      const found: number[] = []
      for (let i = findFirst(uprights, low); i < uprights.length; i += 1) {
        const upright = uprights[i]
        if (!upright || upright.x > high) break
        const isCrossed = upright.net !== net && upright.top < a.y && upright.bottom > a.y
        // Two crossings closer than a hop is wide share one.
        const last = found.at(-1)
        if (isCrossed && (last === undefined || upright.x - last >= 2 * HOP)) found.push(upright.x)
      }
      if (found.length === 0) return
      const byCorner = hops.get(id) ?? new Map<number, number[]>()
      byCorner.set(corner, found)
      hops.set(id, byCorner)
    })
  }
  return hops
}

/** Index of the first upright at or right of `x`. */
function findFirst(uprights: readonly Upright[], x: number): number {
  let low = 0
  let high = uprights.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((uprights[middle]?.x ?? 0) < x) low = middle + 1
    else high = middle
  }
  return low
}

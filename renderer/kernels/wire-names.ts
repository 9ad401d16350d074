/** Where the name of a signal stands: on the longest level part of the wires that carry it, else beside an upright one. */
import type { Point } from './geometry.ts'
import type { NetWire } from './wire-parts.ts'

export interface WireName extends Point {
  readonly text: string
  /** Above a level part, or right of an upright one. */
  readonly anchor: 'middle' | 'start'
}

const ABOVE = 6
const BESIDE = 6
/** An upright part must be so much longer to be preferred. */
const LEVEL_GAIN = 3

export function nameOf(signals: Readonly<Record<string, string>>, net: string): string | null {
  return (Object.hasOwn(signals, net) ? signals[net] : undefined) ?? null
}

/** By wire: the name that it shows; of wires of one signal one does. */
export function placeNames(
  wires: readonly NetWire[],
  signals: Readonly<Record<string, string>>,
): ReadonlyMap<string, WireName> {
  const best = new Map<string, { readonly id: string; readonly worth: number; readonly name: WireName }>()
  if (Object.keys(signals).length === 0) return new Map()
  for (const { id, net, points } of wires) {
    const text = nameOf(signals, net)
    const spot = text === null ? null : findNameSpot(points)
    if (text === null || !spot || spot.worth <= (best.get(net)?.worth ?? -1)) continue
    const { x, y, anchor } = spot
    best.set(net, { id, worth: spot.worth, name: { x, y, anchor, text } })
  }
  return new Map([...best.values()].map(({ id, name }) => [id, name]))
}

export function findNameSpot(
  points: readonly Point[],
): (Omit<WireName, 'text'> & { readonly worth: number }) | null {
  let best: (Omit<WireName, 'text'> & { readonly worth: number }) | null = null
  points.slice(1).forEach((b, i) => {
    const a = points[i]
    if (!a) return
    const isLevel = a.y === b.y
    const worth = isLevel ? Math.abs(a.x - b.x) * LEVEL_GAIN : Math.abs(a.y - b.y)
    if (best && worth <= best.worth) return
    const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2]
    best = isLevel
      ? { x, y: y - ABOVE, anchor: 'middle', worth }
      : { x: x + BESIDE, y, anchor: 'start', worth }
  })
  return best
}

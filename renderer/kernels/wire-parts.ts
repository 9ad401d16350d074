/** The straight parts of all wires, found by where they lie. */
import type { Point, Rectangle } from './geometry.ts'
import { createSpaceIndex, type SpaceIndex } from './space-index.ts'

/** A wire as it is drawn. */
export interface NetWire {
  readonly id: string
  /** The output that drives it: wires of one net may run together. */
  readonly net: string
  readonly points: readonly Point[]
}

/** A wire in its lanes. */
export interface LaidWire extends NetWire {
  /** Corners before wires stepped aside for each other, as many as `points`. */
  readonly route: readonly Point[]
  /** As the user drew it: it steps aside for no other. */
  readonly isDrawn: boolean
}

/** The same wire elsewhere. Objects of one shape, whoever makes them, are what the machine is quick with. */
export function layWire(
  { id, net, isDrawn }: Pick<LaidWire, 'id' | 'net' | 'isDrawn'>,
  route: readonly Point[],
  points: readonly Point[],
): LaidWire {
  return { id, net, route, points, isDrawn }
}

export interface Part {
  readonly wire: LaidWire
  /** The part from corner `corner` to the next. */
  readonly corner: number
  readonly isUpright: boolean
  /** It begins or ends at a port, or is as the user drew it. */
  readonly isFixed: boolean
  readonly line: number
  readonly low: number
  readonly high: number
}

export interface PartIndex {
  readonly get: (id: string) => LaidWire | undefined
  /** In the place of what had the same id. */
  readonly put: (wire: LaidWire) => void
  readonly take: (id: string) => void
  readonly partsOf: (id: string) => readonly Part[]
  /** The wires that an output drives. */
  readonly wiresOf: (net: string) => ReadonlySet<string>
  /** Whether an upright part near `bounds`, or a level one, passes the test; each may be asked more than once. */
  readonly some: (isUpright: boolean, bounds: Rectangle, test: (part: Part) => boolean) => boolean
}

const NO_PARTS: readonly Part[] = []
const NO_WIRES: ReadonlySet<string> = new Set()

export function createPartIndex(): PartIndex {
  const wires = new Map<string, { readonly wire: LaidWire; readonly parts: readonly Part[] }>()
  const nets = new Map<string, Set<string>>()
  const upright = createSpaceIndex<Part>({ width: 128, height: 256 })
  const level = createSpaceIndex<Part>({ width: 512, height: 64 })
  const near = (isUpright: boolean): SpaceIndex<Part> => (isUpright ? upright : level)
  const take = (id: string): void => {
    const old = wires.get(id)
    if (!old) return
    for (const part of old.parts) near(part.isUpright).remove(part, boxOfPart(part, 0))
    nets.get(old.wire.net)?.delete(id)
    wires.delete(id)
  }
  return {
    get: id => wires.get(id)?.wire,
    put: wire => {
      take(wire.id)
      const parts = listParts(wire)
      wires.set(wire.id, { wire, parts })
      const net = nets.get(wire.net)
      if (net) net.add(wire.id)
      else nets.set(wire.net, new Set([wire.id]))
      for (const part of parts) near(part.isUpright).add(part, boxOfPart(part, 0))
    },
    take,
    partsOf: id => wires.get(id)?.parts ?? NO_PARTS,
    wiresOf: net => nets.get(net) ?? NO_WIRES,
    some: (isUpright, bounds, test) => near(isUpright).some(bounds, test),
  }
}

function listParts(wire: LaidWire): Part[] {
  const { points, isDrawn } = wire
  return points.slice(1).flatMap((b, corner): Part[] => {
    const a = points[corner]
    if (!a) return []
    const isUpright = a.x === b.x
    const isFixed = isDrawn || corner === 0 || corner === points.length - 2
    const [from, to] = isUpright ? [a.y, b.y] : [a.x, b.x]
    const [low, high] = from < to ? [from, to] : [to, from]
    return [{ wire, corner, isUpright, isFixed, line: isUpright ? a.x : a.y, low, high }]
  })
}

/** @param apart how far to each side of the part's line */
export function boxOfPart(
  { isUpright, line, low, high }: Pick<Part, 'isUpright' | 'line' | 'low' | 'high'>,
  apart: number,
): Rectangle {
  const along = high - low
  return isUpright
    ? { x: line - apart, y: low, width: 2 * apart, height: along }
    : { x: low, y: line - apart, width: along, height: 2 * apart }
}

/**
 * Signals that would run on one line get lanes beside each other: the shortest keeps the line, the others step aside
 * where there is room, so that loops nest. Wires of one output are one net and stay together. What begins or ends at
 * a port stays where the port is.
 */
import { crosses, type Point, type Rectangle } from './geometry.ts'
import { createSpaceIndex, type SpaceIndex } from './space-index.ts'

export interface NetWire {
  readonly id: string
  /** The output that drives it: wires of one net may run together. */
  readonly net: string
  readonly points: readonly Point[]
  /** As the user drew it: it steps aside for no other. */
  readonly isDrawn?: boolean
  /** It lay so before, and stays so. */
  readonly isSettled?: boolean
}

const STEPS = [0, 10, -10, 20, -20, 30, -30, 40, -40, 5, -5] as const
/** Wires closer than this are hard to tell apart. */
const LEAST_APART = 5
/** What must be left of the parts at the ports, so that wires still leave and arrive straight. */
const LEAST_START = 5
const LEAST_END = 10

interface Part {
  readonly wire: number
  /** The part from corner `corner` to the next. */
  readonly corner: number
  readonly net: string
  readonly isFixed: boolean
  readonly line: number
  readonly low: number
  readonly high: number
}

/** `obstacles` are kept clear of, as they are. Settled wires come back as the values they were given as. */
export function separateLanes(wires: readonly NetWire[], obstacles: readonly Rectangle[]): NetWire[] {
  const moved = [...wires]
  const spaces = createSpaceIndex(obstacles)
  for (const isVertical of [true, false]) {
    const lines = listParts(moved, isVertical)
    for (const band of listBands(lines)) {
      for (const cluster of listClusters(band)) spreadCluster(cluster, moved, lines, spaces)
    }
  }
  return moved
}

/** Parts by the line they run on, and the lines by strips as wide as lines must be apart. */
interface Lines {
  readonly parts: Map<number, Part[]>
  readonly strips: Map<number, number[]>
}

function stripOf(line: number): number {
  return Math.floor(line / LEAST_APART)
}

function addPart({ parts, strips }: Lines, part: Part): void {
  const own = parts.get(part.line)
  if (own) {
    own.push(part)
    return
  }
  parts.set(part.line, [part])
  const strip = strips.get(stripOf(part.line))
  if (strip) strip.push(part.line)
  else strips.set(stripOf(part.line), [part.line])
}

function spreadCluster(cluster: readonly Part[], wires: NetWire[], lines: Lines, spaces: SpaceIndex): void {
  if (cluster.length < 2) return
  const nets = listNets(cluster)
  if (nets.length < 2) return
  const hasKeeper = nets.some(parts => parts.some(({ isFixed }) => isFixed))
  nets.forEach((parts, i) => {
    if (parts.some(({ isFixed }) => isFixed) || (!hasKeeper && i === 0)) return
    for (const by of STEPS) {
      const shifted = by === 0 ? null : shiftParts(parts, by, wires, lines, spaces)
      if (!shifted) continue
      for (const [wire, points] of shifted) {
        const old = wires[wire]
        if (old) wires[wire] = { ...old, points }
      }
      moveParts(parts, by, lines)
      return
    }
  })
}

/** The cluster's parts by net, those of short reach first. */
function listNets(cluster: readonly Part[]): Part[][] {
  const nets = new Map<string, Part[]>()
  for (const part of cluster) {
    const own = nets.get(part.net)
    if (own) own.push(part)
    else nets.set(part.net, [part])
  }
  const reach = (parts: readonly Part[]): number =>
    Math.max(...parts.map(({ high }) => high)) - Math.min(...parts.map(({ low }) => low))
  const first = (parts: readonly Part[]): number => Math.min(...parts.map(({ wire }) => wire))
  return [...nets.values()].sort((a, b) => reach(a) - reach(b) || first(a) - first(b))
}

/** The wires with these parts moved aside; null where they would run into something or turn back. */
function shiftParts(
  parts: readonly Part[],
  by: number,
  wires: readonly NetWire[],
  lines: Lines,
  spaces: SpaceIndex,
): Map<number, Point[]> | null {
  const shifted = new Map<number, Point[]>()
  for (const part of parts) {
    const old = wires[part.wire]
    if (isTaken(part, part.line + by, lines) || !old) return null
    const points = [...(shifted.get(part.wire) ?? old.points)]
    const a = points[part.corner]
    const b = points[part.corner + 1]
    if (!a || !b) return null
    const axis = a.x === b.x ? 'x' : 'y'
    points[part.corner] = { ...a, [axis]: a[axis] + by }
    points[part.corner + 1] = { ...b, [axis]: b[axis] + by }
    if (!isSound(old.points, points, part.corner, spaces)) return null
    shifted.set(part.wire, points)
  }
  return shifted
}

function isTaken(part: Part, line: number, { parts, strips }: Lines): boolean {
  const strip = stripOf(line)
  for (let near = strip - 1; near <= strip + 1; near += 1) {
    for (const at of strips.get(near) ?? []) {
      if (Math.abs(at - line) >= LEAST_APART) continue
      const isMet = parts
        .get(at)
        ?.some(({ net, low, high }) => net !== part.net && low < part.high && high > part.low)
      if (isMet) return true
    }
  }
  return false
}

/** Whether the moved part and its neighbours keep their directions and clear of the obstacles they were clear of. */
function isSound(
  before: readonly Point[],
  after: readonly Point[],
  corner: number,
  spaces: SpaceIndex,
): boolean {
  for (let i = corner - 1; i <= corner + 1; i += 1) {
    const [a, b, oldA, oldB] = [after[i], after[i + 1], before[i], before[i + 1]]
    if (!a || !b || !oldA || !oldB) return false
    const along = (b.x - a.x) * Math.sign(oldB.x - oldA.x) + (b.y - a.y) * Math.sign(oldB.y - oldA.y)
    const least = i === after.length - 2 ? LEAST_END : i === 0 ? LEAST_START : 0
    if (along < least) return false
    const isHit = spaces.some(
      boundsOfPart(a, b),
      space => crosses(space, a, b) && !crosses(space, oldA, oldB),
    )
    if (isHit) return false
  }
  return true
}

function boundsOfPart(a: Point, b: Point): Rectangle {
  const corner = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) }
  return { ...corner, width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }
}

function moveParts(moving: readonly Part[], by: number, lines: Lines): void {
  for (const part of moving) {
    const own = lines.parts.get(part.line)
    own?.splice(own.indexOf(part), 1)
    addPart(lines, { ...part, line: part.line + by })
  }
}

function listParts(wires: readonly NetWire[], isVertical: boolean): Lines {
  const lines: Lines = { parts: new Map(), strips: new Map() }
  wires.forEach(({ net, points, isDrawn = false, isSettled = false }, wire) => {
    for (let corner = 0; corner < points.length - 1; corner += 1) {
      const a = points[corner]
      const b = points[corner + 1]
      if (!a || !b || (a.x === b.x) !== isVertical) continue
      const line = isVertical ? a.x : a.y
      const [from, to] = isVertical ? [a.y, b.y] : [a.x, b.x]
      const isFixed = isDrawn || isSettled || corner === 0 || corner === points.length - 2
      const [low, high] = from < to ? [from, to] : [to, from]
      addPart(lines, { wire, corner, net, isFixed, line, low, high })
    }
  })
  return lines
}

/** Parts of lines that are too close to each other, together; without bands in which all stay where they are. */
function listBands({ parts: byLine }: Lines): Part[][] {
  const bands: Part[][] = []
  let last = Number.NEGATIVE_INFINITY
  for (const line of [...byLine.keys()].sort((a, b) => a - b)) {
    const parts = byLine.get(line) ?? []
    if (line - last < LEAST_APART) bands.at(-1)?.push(...parts)
    else bands.push([...parts])
    last = line
  }
  return bands.filter(band => band.some(({ isFixed }) => !isFixed))
}

/** Parts of a band in groups that overlap, one with the next. */
function listClusters(parts: readonly Part[]): Part[][] {
  const clusters: Part[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const part of parts.toSorted((a, b) => a.low - b.low || a.wire - b.wire)) {
    if (part.low < end) clusters.at(-1)?.push(part)
    else clusters.push([part])
    end = Math.max(end, part.high)
  }
  return clusters
}

/**
 * Signals that would run on one line get lanes beside each other: the shortest keeps the line, the others step aside to
 * where there is room and they cross the fewest others, so that loops nest. Wires of one output are one net and stay
 * together. What begins or ends at a port stays where the port is, and what lay in its lane before stays there unless a
 * wire that cannot step aside comes to lie on it.
 */
import { boundsOfPart, type Point, type Rectangle } from './geometry.ts'
import type { SpaceIndex } from './space-index.ts'
import { boxOfPart, type LaidWire, type Part, type PartIndex } from './wire-parts.ts'

const STEPS = [10, -10, 20, -20, 30, -30, 40, -40, 5, -5] as const
const CLOSE_STEPS = [5, -5] as const
const REACH = Math.max(...STEPS)
/** How much closer to a space a wire may come that has nowhere else to go. */
const RELIEF = 5
/** Wires closer than this are hard to tell apart. */
export const LEAST_APART = 5
/** What must be left of the parts at the ports, so that wires still leave and arrive straight. */
const LEAST_START = 5
const LEAST_END = 10
/** Lanes that can be told apart at a glance; a closer one is worse than crossing that many others. */
const LANE = 10
const CLOSE = 2
/** Upright parts and level ones, by turns. */
const TURNS = 4
/** Running on another signal's line is worse than crossing that many; less bad where one of the two can step aside. */
const OVERLAP = 10
const PASSING_OVERLAP = 5
/** From port to port past another block. */
const LONG_WAY = 120
/** From a port to the middle of the gap between two columns of blocks. */
const HALF_GAP = 30
const GAP_STEPS = [0, 10, -10, 20, -20] as const
const NO_STEPS: readonly number[] = []
/** What is crossed that may yet step aside. */
const PERHAPS = 0.5

type Spaces = SpaceIndex<Rectangle>

/**
 * Puts the routes of `wires` into lanes, and into the index.
 * @param spaces that wires keep clear of
 * @param onLift told of each wire before it is laid anew
 * @returns those that still run on another signal's line
 */
export function layWires(
  wires: readonly LaidWire[],
  index: PartIndex,
  spaces: Spaces,
  onLift: (id: string) => void,
): ReadonlySet<string> {
  layTogether(wires, index, spaces, onLift)
  const met = listMet(wires, index)
  if (met.overlaid.size === 0) return met.overlaid
  layTogether(met.crowded, index, spaces, onLift)
  return listMet(wires, index).overlaid
}

/** Only these, whatever they come to lie on. */
export function layTogether(
  wires: readonly LaidWire[],
  index: PartIndex,
  spaces: Spaces,
  onLift: (id: string) => void,
): void {
  for (const wire of wires) {
    onLift(wire.id)
    index.put({ ...wire, points: wire.route })
  }
  const ids = new Set(wires.map(({ id }) => id))
  let changed: ReadonlySet<string> = ids
  for (let turn = 0; turn < TURNS; turn += 1) {
    const moved = new Set<string>()
    spreadAll(listBundles(ids, changed, turn % 2 === 0, index), { ids, moved, index, spaces })
    // A part that steps aside makes those beside it longer.
    changed = turn === 0 ? ids : moved
  }
}

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

interface Met {
  /** Those of the wires that run on another signal's line. */
  readonly overlaid: ReadonlySet<string>
  /** Settled wires that lie there and can step aside. */
  readonly crowded: readonly LaidWire[]
}

function listMet(wires: readonly LaidWire[], index: PartIndex): Met {
  const laid = new Set(wires.map(({ id }) => id))
  const overlaid = new Set<string>()
  const crowded = new Map<string, LaidWire>()
  for (const id of laid) {
    for (const part of index.partsOf(id)) {
      visitOverlaid(part, index, other => {
        overlaid.add(id)
        if (!other.isFixed && !laid.has(other.wire.id)) crowded.set(other.wire.id, other.wire)
      })
    }
  }
  return { overlaid, crowded: [...crowded.values()] }
}

/** Parts of other signals that cannot be told from this one; each may come more than once. */
export function visitOverlaid(part: Part, index: PartIndex, visit: (other: Part) => void): void {
  index.some(part.isUpright, boxOfPart(part, LEAST_APART), other => {
    if (isTooClose(part, part.line, other)) visit(other)
    return false
  })
}

/** Whether two signals run side by side and cannot be told apart. */
function isTooClose(part: Part, line: number, other: Part): boolean {
  return (
    other.wire.net !== part.wire.net &&
    Math.abs(other.line - line) < LEAST_APART &&
    other.low < part.high &&
    other.high > part.low
  )
}

/** Two signals whose parts meet end to end look like one. */
function lengthen(part: Part): Part {
  return { ...part, low: part.low - LEAST_APART, high: part.high + LEAST_APART }
}

function isTaken(part: Part, line: number, index: PartIndex): boolean {
  const { isUpright, low, high } = part
  const box = boxOfPart({ isUpright, line, low, high }, LEAST_APART)
  return index.some(isUpright, box, other => isTooClose(part, line, other))
}

/**
 * Parts of one net that lie on one line and touch: they step aside together. Those of short reach first.
 * @param changed of each bundle at least one wire is among these
 */
function listBundles(
  ids: ReadonlySet<string>,
  changed: ReadonlySet<string>,
  isUpright: boolean,
  index: PartIndex,
): Part[][] {
  if (changed.size === 0) return []
  const parts = [...ids]
    .flatMap(id => index.partsOf(id))
    .filter(part => part.isUpright === isUpright && !part.isFixed)
    .sort(
      (a, b) =>
        compareTexts(a.wire.net, b.wire.net) ||
        a.line - b.line ||
        a.low - b.low ||
        compareTexts(a.wire.id, b.wire.id),
    )
  const bundles: { readonly parts: Part[]; readonly low: number; high: number }[] = []
  for (const part of parts) {
    const last = bundles.at(-1)
    const first = last?.parts[0]
    const isJoined =
      last && first?.wire.net === part.wire.net && first.line === part.line && part.low <= last.high
    if (isJoined) {
      last.parts.push(part)
      last.high = Math.max(last.high, part.high)
    } else {
      bundles.push({ parts: [part], low: part.low, high: part.high })
    }
  }
  // Equal ones stay in the order of their nets: the first keeps its line.
  return bundles
    .filter(bundle => bundle.parts.some(({ wire }) => changed.has(wire.id)))
    .sort((a, b) => a.high - a.low - (b.high - b.low))
    .map(bundle => bundle.parts)
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

interface Surroundings {
  /** Wires that are being laid. */
  readonly ids: ReadonlySet<string>
  /** Those of them that stepped aside. */
  readonly moved: Set<string>
  readonly index: PartIndex
  readonly spaces: Spaces
}

/** The short ones first, which so keep their lines; then, where a longer one could not step aside, a shorter does. */
function spreadAll(bundles: readonly (readonly Part[])[], surroundings: Surroundings): void {
  const { index } = surroundings
  const waiting = new Set(bundles.flat().map(nameOfPart))
  for (const bundle of bundles) {
    for (const part of bundle) waiting.delete(nameOfPart(part))
    spread(bundle, waiting, surroundings)
  }
  for (const bundle of bundles.toReversed()) {
    const now = bundle.map(part => index.partsOf(part.wire.id)[part.corner] ?? part)
    spread(now, waiting, surroundings)
  }
}

function nameOfPart({ wire, corner }: Part): string {
  return `${corner} ${wire.id}`
}

/** Whether a part may yet step aside, or become longer or shorter where one beside it does. */
function waits({ wire: { id }, corner }: Part, waiting: ReadonlySet<string>): boolean {
  if (waiting.size === 0) return false
  return (
    waiting.has(`${corner} ${id}`) || waiting.has(`${corner - 1} ${id}`) || waiting.has(`${corner + 1} ${id}`)
  )
}

/** @param waiting parts whose turn comes later: they are the ones to step aside */
function spread(
  bundle: readonly Part[],
  waiting: ReadonlySet<string>,
  { ids, moved, index, spaces }: Surroundings,
): void {
  const put = (shifted: ReadonlyMap<string, LaidWire> | null): void => {
    for (const [id, wire] of shifted ?? []) {
      index.put(wire)
      moved.add(id)
    }
  }
  const trunk = findTrunk(bundle, ids, index)
  const joined = trunk === null ? null : shiftBundle(bundle, trunk, index, spaces)
  if (joined) {
    put(joined)
    return
  }
  const isCrowded = bundle.some(part =>
    index.some(part.isUpright, boxOfPart(part, LEAST_APART), other => {
      return isTooClose(part, part.line, other) && !waiting.has(nameOfPart(other))
    }),
  )
  const passes = listPasses(bundle, index)
  const isMoving = isCrowded || passes.length > 0
  const gaps = waiting.size === 0 ? listGaps(bundle) : NO_STEPS
  if (!isMoving && gaps.length === 0) return
  let best: ReadonlyMap<string, LaidWire> | null = null
  let least = isCrowded ? Number.POSITIVE_INFINITY : countMet(bundle, null, waiting, index)
  for (const by of isMoving ? [...STEPS, ...passes, ...gaps] : gaps) {
    const close = Math.abs(by) < LANE ? CLOSE : 0
    // It cannot be better.
    if (close >= least) continue
    const shifted = shiftBundle(bundle, by, index, spaces)
    const cost = shifted ? close + countMet(bundle, shifted, waiting, index) : Number.POSITIVE_INFINITY
    if (cost >= least) continue
    best = shifted
    least = cost
  }
  // Where there is no room at all, closer to what it keeps clear of.
  for (const by of best || !isCrowded ? [] : CLOSE_STEPS)
    best ??= shiftBundle(bundle, by, index, spaces, RELIEF)
  put(best)
}

/** A wire bends half-way, and where it so crosses others perhaps close to either end: a way past several blocks is long. */
function listGaps([part, ...others]: readonly Part[]): readonly number[] {
  const { points } = part?.wire ?? { points: [] }
  const [start, , , end, after] = points
  if (!part || !start || !end || after || others.length > 0) return NO_STEPS
  const [from, to] = part.isUpright ? [start.x, end.x] : [start.y, end.y]
  if (Math.abs(to - from) < LONG_WAY) return NO_STEPS
  const near = Math.sign(to - from) * HALF_GAP
  return [to - near, from + near].flatMap(at => GAP_STEPS.map(by => at + by - part.line))
}

/**
 * Steps that take the bundle past the end of another signal's part at its port, where a part between the bundle and a
 * port of its own lies on that: neither of the two can step aside, but each can be made shorter.
 */
function listPasses(bundle: readonly Part[], index: PartIndex): readonly number[] {
  const passes = new Set<number>()
  for (const { wire, corner, line } of bundle) {
    const parts = index.partsOf(wire.id)
    for (const own of [parts[corner - 1], parts[corner + 1]]) {
      if (!own?.isFixed) continue
      const reach = lengthen(own)
      index.some(reach.isUpright, boxOfPart(reach, LEAST_APART), other => {
        if (!other.isFixed || !isTooClose(reach, own.line, other)) return false
        for (const beyond of [other.high + LANE, other.low - LANE]) passes.add(beyond - line)
        return false
      })
    }
  }
  return [...passes].sort((a, b) => Math.abs(a) - Math.abs(b) || b - a)
}

/** How far a settled wire of the same net stepped aside from the bundle's line: a branch joins it there. */
function findTrunk(bundle: readonly Part[], moving: ReadonlySet<string>, index: PartIndex): number | null {
  let found: number | null = null
  for (const part of bundle) {
    index.some(part.isUpright, boxOfPart(part, REACH), other => {
      const { wire, line, low, high } = other
      const isBranch =
        wire.net === part.wire.net &&
        line !== part.line &&
        Math.abs(line - part.line) <= REACH &&
        !moving.has(wire.id) &&
        low <= part.high &&
        high >= part.low &&
        lineOfRoute(other) === part.line
      const by = line - part.line
      const isNearer = found === null || Math.abs(by) < Math.abs(found) || (by === -found && by > found)
      if (isBranch && isNearer) found = by
      return false
    })
  }
  return found
}

function lineOfRoute({ wire, corner, isUpright }: Part): number | undefined {
  const point = wire.route[corner]
  return isUpright ? point?.x : point?.y
}

/** The wires with these parts moved aside; null where they would run into something or turn back. */
function shiftBundle(
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
    const axis = part.isUpright ? 'x' : 'y'
    const points = wire.points
      .with(part.corner, { ...a, [axis]: a[axis] + by })
      .with(part.corner + 1, { ...b, [axis]: b[axis] + by })
    if (!isSound(wire, points, part.corner, spaces, relief)) return null
    shifted.set(wire.id, { ...wire, points })
  }
  return shifted
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

/**
 * What the parts and their neighbours cross of other nets, and worse, lie on.
 * @param shifted the wires with these parts moved aside; null as they lie
 */
function countMet(
  bundle: readonly Part[],
  shifted: ReadonlyMap<string, LaidWire> | null,
  waiting: ReadonlySet<string>,
  index: PartIndex,
): number {
  let cost = 0
  for (const { wire, corner } of bundle) {
    const { points } = (shifted ?? index).get(wire.id) ?? { points: [] }
    for (let i = corner - 1; i <= corner + 1; i += 1) {
      const [a, b] = [points[i], points[i + 1]]
      if (a && b) cost += countMetBy(a, b, i === 0 || i === points.length - 2, wire.net, waiting, index)
    }
  }
  return cost
}

function countMetBy(
  a: Point,
  b: Point,
  isFixed: boolean,
  net: string,
  waiting: ReadonlySet<string>,
  index: PartIndex,
): number {
  const isUpright = a.x === b.x
  const line = isUpright ? a.x : a.y
  const [from, to] = isUpright ? [a.y, b.y] : [a.x, b.x]
  const [low, high] = from < to ? [from, to] : [to, from]
  // Found by squares, a long part may come up more than once.
  const crossed = new Set<Part>()
  const overlapped = new Set<Part>()
  index.some(!isUpright, boxOfPart({ isUpright, line, low, high }, 0), part => {
    const isCrossed = part.line > low && part.line < high && part.low < line && part.high > line
    if (isCrossed && part.wire.net !== net) crossed.add(part)
    return false
  })
  const around = { isUpright, line, low: low - LEAST_APART, high: high + LEAST_APART }
  index.some(isUpright, boxOfPart(around, LEAST_APART), part => {
    const isBeside =
      Math.abs(part.line - line) < LEAST_APART && part.low < around.high && part.high > around.low
    if (isBeside && part.wire.net !== net) overlapped.add(part)
    return false
  })
  let cost = 0
  for (const part of crossed) cost += waits(part, waiting) ? PERHAPS : 1
  for (const part of overlapped) cost += isFixed && part.isFixed ? OVERLAP : PASSING_OVERLAP
  return cost
}

/**
 * Signals that would run on one line get lanes beside each other: the shortest keeps the line, the others step aside to
 * where there is room and they cross the fewest others, so that loops nest. Wires of one output are one net and stay
 * together. What begins or ends at a port stays where the port is, and what lay in its lane before stays there unless a
 * wire that cannot step aside comes to lie on it.
 */
import type { Rectangle } from './geometry.ts'
import { listBundles } from './lane-bundles.ts'
import { CLOSE, countMet, nameOfPart } from './lane-costs.ts'
import { RELIEF, shiftBundle } from './lane-shifts.ts'
import type { SpaceIndex } from './space-index.ts'
import { isTooClose, LEAST_APART, lengthen, visitOverlaid } from './wire-overlaps.ts'
import { boxOfPart, type LaidWire, layWire, type Part, type PartIndex } from './wire-parts.ts'

const STEPS = [10, -10, 20, -20, 30, -30, 40, -40, 5, -5] as const
const CLOSE_STEPS = [5, -5] as const
const REACH = Math.max(...STEPS)
/** Lanes that can be told apart at a glance. */
const LANE = 10
/** Upright parts and level ones, by turns. */
const TURNS = 4
/** From port to port past another block. */
const LONG_WAY = 120
/** From a port to the middle of the gap between two columns of blocks. */
const HALF_GAP = 30
const GAP_STEPS = [0, 10, -10, 20, -20] as const
const NO_STEPS: readonly number[] = []

/**
 * Puts the routes of `wires` into lanes, and into the index.
 * @param spaces that wires keep clear of
 * @param onLift told of each wire before it is laid anew
 * @returns those that still run on another signal's line
 */
export function layWires(
  wires: readonly LaidWire[],
  index: PartIndex,
  spaces: SpaceIndex<Rectangle>,
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
  spaces: SpaceIndex<Rectangle>,
  onLift: (id: string) => void,
): void {
  for (const wire of wires) {
    onLift(wire.id)
    index.put(layWire(wire, wire.route, wire.route))
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

interface Surroundings {
  /** Wires that are being laid. */
  readonly ids: ReadonlySet<string>
  /** Those of them that stepped aside. */
  readonly moved: Set<string>
  readonly index: PartIndex
  readonly spaces: SpaceIndex<Rectangle>
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
    for (const id of index.wiresOf(part.wire.net)) {
      if (moving.has(id)) continue
      for (const other of index.partsOf(id)) {
        const by = other.line - part.line
        if (by === 0 || Math.abs(by) > REACH || !isBranch(part, other)) continue
        if (found === null || Math.abs(by) < Math.abs(found) || (by === -found && by > found)) found = by
      }
    }
  }
  return found
}

/** Whether a part would run along another, had that not stepped aside. */
function isBranch(part: Part, other: Part): boolean {
  return (
    other.isUpright === part.isUpright &&
    other.low <= part.high &&
    other.high >= part.low &&
    lineOfRoute(other) === part.line
  )
}

function lineOfRoute({ wire, corner, isUpright }: Part): number | undefined {
  const point = wire.route[corner]
  return isUpright ? point?.x : point?.y
}

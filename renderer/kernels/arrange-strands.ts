/**
 * Strands: blocks one after the other whose wires are straight, moved as one. After U. Brandes and B. Köpf, Fast and simple
 * horizontal coordinate assignment (2002), with the longest ways through the diagram as the first to be straight.
 */
import { distance, type Grid, type Link, type Slot } from './arrange-grid.ts'
import { snap } from './geometry.ts'

interface Strand {
  readonly slots: Slot[]
  /** Of each slot, below the strand's own height. */
  readonly offsets: Map<Slot, number>
}

export interface Strands {
  readonly columns: readonly (readonly Slot[])[]
  readonly of: ReadonlyMap<Slot, Strand>
}

/** Rounds in which strands go nearer to what wires join them with. */
const ROUNDS = 6

/**
 * Links that do not cross become straight: strands that do not cross stand one above the other, and never in a ring.
 * @param columns their slots from top to bottom
 */
export function joinStrands(grid: Grid, columns: readonly (readonly Slot[])[]): Strands {
  const of = new Map<Slot, Strand>()
  const places = new Map<Slot, number>()
  for (const column of columns) {
    for (const [place, slot] of column.entries()) {
      places.set(slot, place)
      of.set(slot, { slots: [slot], offsets: new Map([[slot, 0]]) })
    }
  }
  const straight = columns.map((): Link[] => [])
  const place = (slot: Slot): number => places.get(slot) ?? 0
  const isInOrder = (a: Link, b: Link): boolean =>
    (place(a.from) - place(b.from)) * (place(a.to) - place(b.to)) > 0
  for (const link of longestFirst(grid)) {
    const { from, to, fromY, toY, isAside } = link
    const [one, other] = [of.get(from), of.get(to)]
    const beside = straight[from.column]
    if (isAside || !one || !other || !beside || (hasPinned(one) && hasPinned(other))) continue
    if (!beside.every(taken => isInOrder(taken, link))) continue
    beside.push(link)
    const shift = (one.offsets.get(from) ?? 0) + fromY - toY - (other.offsets.get(to) ?? 0)
    for (const slot of other.slots) {
      one.slots.push(slot)
      one.offsets.set(slot, (other.offsets.get(slot) ?? 0) + shift)
      of.set(slot, one)
    }
  }
  return { columns, of }
}

/** The tops of all slots. */
export function placeStrands(grid: Grid, { columns, of }: Strands): Map<Slot, number> {
  const strands = sortDownwards(columns, of)
  const heights = new Map<Strand, number>()
  const topOf = (slot: Slot): number => {
    const strand = of.get(slot)
    return strand ? (heights.get(strand) ?? 0) + (strand.offsets.get(slot) ?? 0) : 0
  }
  const [above, below] = [nextInColumn(columns.map(column => column.toReversed())), nextInColumn(columns)]
  const isPlaced = (slot: Slot): boolean => heights.has(of.get(slot) ?? NOWHERE)
  const bounds = (strand: Strand): readonly [number, number] => {
    let [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (const slot of strand.slots) {
      const offset = strand.offsets.get(slot) ?? 0
      const [upper, lower] = [above.get(slot), below.get(slot)]
      if (upper && isPlaced(upper)) least = Math.max(least, topOf(upper) + distance(upper, slot) - offset)
      if (lower && isPlaced(lower)) most = Math.min(most, topOf(lower) - distance(slot, lower) - offset)
    }
    return [least, most]
  }
  for (const strand of strands) {
    const pinned = strand.slots.find(({ isPinned }) => isPinned)
    if (pinned) heights.set(strand, pinned.y - (strand.offsets.get(pinned) ?? 0))
  }
  const start = Math.min(...heights.values())
  for (const strand of strands) {
    if (heights.has(strand)) continue
    const [least] = bounds(strand)
    heights.set(strand, Number.isFinite(least) ? least : Number.isFinite(start) ? start : 0)
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const strand of round % 2 === 0 ? strands.toReversed() : strands) {
      if (hasPinned(strand)) continue
      const wishes = strand.slots.flatMap(slot => {
        const offset = strand.offsets.get(slot) ?? 0
        const links = [
          ...(grid.into.get(slot) ?? []).map(({ from, fromY, toY }) => [from, fromY - toY] as const),
          ...(grid.outOf.get(slot) ?? []).map(({ to, fromY, toY }) => [to, toY - fromY] as const),
        ]
        return links.flatMap(([end, by]) => (of.get(end) === strand ? [] : [topOf(end) + by - offset]))
      })
      const [least, most] = bounds(strand)
      const now = heights.get(strand) ?? 0
      const wish = Math.min(most, Math.max(least, nearestMedian(wishes, now)))
      heights.set(strand, Math.max(least, snap(wish)))
    }
  }
  return new Map(columns.flat().map(slot => [slot, topOf(slot)]))
}

const NOWHERE: Strand = { slots: [], offsets: new Map() }

function hasPinned({ slots }: Strand): boolean {
  return slots.some(({ isPinned }) => isPinned)
}

function nextInColumn(columns: readonly (readonly Slot[])[]): ReadonlyMap<Slot, Slot> {
  const next = new Map<Slot, Slot>()
  for (const column of columns) {
    for (const [i, slot] of column.entries()) {
      const other = column[i + 1]
      if (other) next.set(slot, other)
    }
  }
  return next
}

/** By how many blocks the longest way along a link has; of equals, into the uppermost port. */
function longestFirst({ columns, links, into, outOf }: Grid): Link[] {
  const count = (order: readonly (readonly Slot[])[], linksOf: Grid['into'], end: (link: Link) => Slot) => {
    const lengths = new Map<Slot, number>()
    for (const slot of order.flat()) {
      const ways = (linksOf.get(slot) ?? []).map(link => (link.isAside ? 0 : (lengths.get(end(link)) ?? 0)))
      lengths.set(slot, Math.max(0, ...ways) + (slot.isPassing ? 0 : 1))
    }
    return lengths
  }
  const before = count(columns, into, ({ from }) => from)
  const after = count(columns.toReversed(), outOf, ({ to }) => to)
  const length = ({ from, to }: Link): number => (before.get(from) ?? 0) + (after.get(to) ?? 0)
  return links.toSorted((a, b) => length(b) - length(a) || a.to.column - b.to.column || a.toY - b.toY)
}

/** Each after all that stand above it. */
function sortDownwards(columns: readonly (readonly Slot[])[], of: ReadonlyMap<Slot, Strand>): Strand[] {
  const above = nextInColumn(columns.map(column => column.toReversed()))
  const sorted = new Set<Strand>()
  const visit = (strand: Strand): void => {
    if (sorted.has(strand)) return
    for (const slot of strand.slots) {
      const upper = above.get(slot)
      const other = upper && of.get(upper)
      if (other && other !== strand) visit(other)
    }
    sorted.add(strand)
  }
  for (const slot of columns.flat()) {
    const strand = of.get(slot)
    if (strand) visit(strand)
  }
  return [...sorted]
}

/** Of the places between the two middle wishes the one that is nearest; where nothing is wished, as it is. */
function nearestMedian(wishes: readonly number[], now: number): number {
  const sorted = wishes.toSorted((a, b) => a - b)
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? now
  const high = sorted[Math.floor(sorted.length / 2)] ?? now
  return Math.min(high, Math.max(low, now))
}

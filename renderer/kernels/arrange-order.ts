/** The order of the slots of each column: wires cross as few others as some sweeps can find. */
import type { Grid, Link, Slot } from './arrange-grid.ts'

/** There and back. */
const SWEEPS = 4

type Columns = readonly (readonly Slot[])[]

/**
 * Columns with their slots from top to bottom: as they were, so that arranging what was arranged changes nothing, and
 * others in which fewer wires cross from column to column. What is pinned stands where it does.
 */
export function listOrders(grid: Grid): readonly Columns[] {
  const before: Columns = grid.columns.map(column => column.toSorted((a, b) => a.y - b.y))
  const most = countCrossings(grid, numberSlots(before))
  if (most === 0) return [before]
  const outwards = (slot: Slot): readonly Slot[] =>
    (grid.outOf.get(slot) ?? []).toSorted((a, b) => a.fromY - b.fromY).map(({ to }) => to)
  const inwards = (slot: Slot): readonly Slot[] =>
    (grid.into.get(slot) ?? []).toSorted((a, b) => a.toY - b.toY).map(({ from }) => from)
  const starts = [before, followWays(before, outwards), followWays(before, inwards)]
  const orders = starts
    .flatMap((start, i) => (i === 0 ? [sweepColumns(grid, start)] : [start, sweepColumns(grid, start)]))
    .map(columns => ({ columns, crossings: countCrossings(grid, numberSlots(columns)) }))
    .filter(({ crossings }) => crossings < most)
    .sort((a, b) => a.crossings - b.crossings)
  return [before, ...orders.map(({ columns }) => columns)]
}

function numberSlots(columns: Columns): Map<Slot, number> {
  return new Map(columns.flatMap(column => column.map((slot, place) => [slot, place] as const)))
}

/** Each way to its end, before the next: what branches does not cross itself so. */
function followWays(columns: Columns, next: (slot: Slot) => readonly Slot[]): Columns {
  const ordered = columns.map((): Slot[] => [])
  const seen = new Set<Slot>()
  const visit = (slot: Slot): void => {
    if (seen.has(slot)) return
    seen.add(slot)
    ordered[slot.column]?.push(slot)
    for (const other of next(slot)) visit(other)
  }
  const entered = new Set(columns.flat().flatMap(next))
  for (const slot of columns.flat()) if (!entered.has(slot)) visit(slot)
  for (const slot of columns.flat()) visit(slot)
  return ordered.map(keepPinned)
}

/** What is pinned in the order in which it stands. */
function keepPinned(column: readonly Slot[]): readonly Slot[] {
  const pinned = column.filter(({ isPinned }) => isPinned).sort((a, b) => a.y - b.y)
  return column.map(slot => (slot.isPinned ? (pinned.shift() ?? slot) : slot))
}

/** Each slot goes to the middle of what it is joined with, column by column, to and fro. */
function sweepColumns(grid: Grid, start: Columns): Columns {
  const columns = [...start]
  const places = numberSlots(columns)
  const sweep = (order: readonly number[], linksOf: Grid['into'], far: (link: Link) => number): void => {
    for (const at of order) {
      const column = columns[at] ?? []
      const wishes = new Map(
        column.map((slot, place) => {
          const ends = (linksOf.get(slot) ?? []).map(far)
          return [slot, ends.length > 0 ? ends.reduce((sum, end) => sum + end, 0) / ends.length : place]
        }),
      )
      const wish = (slot: Slot): number => wishes.get(slot) ?? 0
      const sorted = column.toSorted((a, b) => (a.isPinned && b.isPinned ? a.y - b.y : wish(a) - wish(b)))
      columns[at] = sorted
      for (const [place, slot] of sorted.entries()) places.set(slot, place)
    }
  }
  const rightward = columns.map((_, at) => at)
  const place = (slot: Slot, y: number): number => placeOf(places, slot, y)
  for (let round = 0; round < SWEEPS; round += 1) {
    sweep(rightward, grid.into, ({ from, fromY }) => place(from, fromY))
    sweep(rightward.toReversed(), grid.outOf, ({ to, toY }) => place(to, toY))
  }
  const lists = columns.map(column => [...column])
  swapNeighbours(grid, lists, places, place)
  return lists
}

/** Of a port, among all of its column. */
function placeOf(places: ReadonlyMap<Slot, number>, slot: Slot, y: number): number {
  return (places.get(slot) ?? 0) + Math.min(0.9, Math.max(0, y / (slot.height + 1)))
}

function countCrossings({ columns, outOf }: Grid, places: ReadonlyMap<Slot, number>): number {
  let crossings = 0
  for (const column of columns) {
    const ends = column
      .flatMap(slot => outOf.get(slot) ?? [])
      .map(({ from, to, fromY, toY }) => [placeOf(places, from, fromY), placeOf(places, to, toY)] as const)
      .sort(([a, c], [b, d]) => a - b || c - d)
    for (const [i, [start, end]] of ends.entries())
      for (let k = 0; k < i; k += 1) {
        const [otherStart = 0, otherEnd = 0] = ends[k] ?? []
        if (otherStart < start && otherEnd > end) crossings += 1
      }
  }
  return crossings
}

/** Swaps neighbours wherever that takes a crossing away. */
function swapNeighbours(
  grid: Grid,
  columns: readonly Slot[][],
  places: Map<Slot, number>,
  place: (slot: Slot, y: number) => number,
): void {
  const crossings = (upper: Slot, lower: Slot): number => {
    const ends = (slot: Slot): readonly [number[], number[]] => [
      (grid.into.get(slot) ?? []).map(({ from, fromY }) => place(from, fromY)),
      (grid.outOf.get(slot) ?? []).map(({ to, toY }) => place(to, toY)),
    ]
    const [first, second] = [ends(upper), ends(lower)]
    return [0, 1].reduce(
      (sum, side) => sum + (first[side] ?? []).flatMap(a => (second[side] ?? []).filter(b => b < a)).length,
      0,
    )
  }
  for (let round = 0; round < SWEEPS; round += 1) {
    let isBetter = false
    for (const column of columns) {
      for (let i = 0; i + 1 < column.length; i += 1) {
        const [upper, lower] = [column[i], column[i + 1]]
        if (!upper || !lower || (upper.isPinned && lower.isPinned)) continue
        if (crossings(lower, upper) >= crossings(upper, lower)) continue
        column[i] = lower
        column[i + 1] = upper
        places.set(lower, i)
        places.set(upper, i + 1)
        isBetter = true
      }
    }
    if (!isBetter) return
  }
}

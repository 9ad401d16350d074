/** The order of the slots of each column: wires cross as few others as some sweeps can find. */
import type { Grid, Link, Slot } from './arrange-grid.ts'

/** There and back. */
const SWEEPS = 4

/**
 * Columns with their slots from top to bottom: as they were unless fewer wires cross otherwise, so that arranging what was
 * arranged changes nothing. What is pinned stands where it does.
 */
export function orderSlots(grid: Grid): readonly (readonly Slot[])[] {
  const columns = grid.columns.map(column => column.toSorted((a, b) => a.y - b.y))
  const places = new Map<Slot, number>()
  const number = (column: readonly Slot[]): void => {
    for (const [place, slot] of column.entries()) places.set(slot, place)
  }
  for (const column of columns) number(column)
  const [asBefore, before] = [[...columns], countCrossings(grid, places)]
  if (before === 0) return asBefore
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
      number(sorted)
    }
  }
  const rightward = columns.map((_, at) => at)
  const place = (slot: Slot, y: number): number => placeOf(places, slot, y)
  for (let round = 0; round < SWEEPS; round += 1) {
    sweep(rightward, grid.into, ({ from, fromY }) => place(from, fromY))
    sweep(rightward.toReversed(), grid.outOf, ({ to, toY }) => place(to, toY))
  }
  swapNeighbours(grid, columns, places, place)
  return countCrossings(grid, places) < before ? columns : asBefore
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
  columns: readonly (readonly Slot[])[],
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
    for (const column of columns as Slot[][]) {
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

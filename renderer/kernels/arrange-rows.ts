/** How high each block stands in its column: in line with those that wires join it with, where there is room. */
import { type ArrangedBlocks, type ArrangedWire, findAnchor, ROW_GAP } from './arranged-block.ts'
import { GRID, snap } from './geometry.ts'

/** Tops: in line with what feeds a block, then with what it feeds, and so on; of what is pinned those that it has. */
export function placeRows(
  blocks: ArrangedBlocks,
  wires: readonly ArrangedWire[],
  columns: ReadonlyMap<string, number>,
  lists: readonly (readonly string[])[],
): Map<string, number> {
  const rows = stack(blocks, lists)
  const column = (name: string): number => columns.get(name) ?? 0
  const faces = (name: string): boolean => blocks.get(name)?.facesLeft === true
  const isPinned = (name: string): boolean => blocks.get(name)?.isPinned === true
  const forward = wires.filter(({ from, to }) => column(from) < column(to) && !faces(from) && !faces(to))
  const byTarget = groupBy(forward, ({ to }) => to)
  const bySource = groupBy(forward, ({ from }) => from)
  const wishFromSources = (name: string): number[] =>
    (byTarget.get(name) ?? []).map(({ from, fromY, toY }) => (rows.get(from) ?? 0) + fromY - toY)
  const wishFromTargets = (name: string): number[] =>
    (bySource.get(name) ?? []).map(({ to, fromY, toY }) => (rows.get(to) ?? 0) + toY - fromY)
  const sweep = (order: readonly (readonly string[])[], wishes: (name: string) => number[]): void => {
    for (const names of order) {
      const wanted = names
        .filter(name => !faces(name) && !isPinned(name))
        .map(name => {
          const list = wishes(name)
          const wish = list.length > 0 ? list.reduce((sum, y) => sum + y, 0) / list.length : rows.get(name)
          return { name, wish: wish ?? 0, height: blocks.get(name)?.height ?? 0 }
        })
      for (const [name, y] of standApart(wanted)) rows.set(name, y)
    }
  }
  sweep(lists, wishFromSources)
  sweep(lists.toReversed(), wishFromTargets)
  sweep(lists, wishFromSources)
  // Sources follow once more, each to the nearest block that it feeds.
  const nearest = (name: string): number[] => {
    if (byTarget.has(name)) return []
    const fed = (bySource.get(name) ?? []).toSorted((a, b) => column(a.to) - column(b.to))
    return fed.slice(0, 1).map(({ to, fromY, toY }) => (rows.get(to) ?? 0) + toY - fromY)
  }
  sweep(lists.toReversed(), nearest)
  placeBelow(blocks, wires, columns, rows)
  return rows
}

/** Blocks that face left: below all that stands in the columns that their wires span, and below each other. */
function placeBelow(
  blocks: ArrangedBlocks,
  wires: readonly ArrangedWire[],
  columns: ReadonlyMap<string, number>,
  rows: Map<string, number>,
): void {
  const placed = [...blocks].filter(([, { facesLeft, isPinned }]) => !facesLeft || isPinned)
  for (const [name, block] of blocks) {
    if (!block.facesLeft || block.isPinned) continue
    const near = wires.flatMap(({ from, to }) => (from === name || to === name ? [from, to] : []))
    const span = [name, ...near].map(other => columns.get(other) ?? 0)
    const [first, last] = [Math.min(...span), Math.max(...span)]
    const column = columns.get(name)
    const above = placed.filter(([other, { facesLeft }]) => {
      const at = columns.get(other) ?? 0
      return facesLeft ? at === column : at >= first && at <= last
    })
    const bottoms = above.map(([other, { height }]) => (rows.get(other) ?? 0) + height + ROW_GAP)
    if (bottoms.length > 0) rows.set(name, Math.max(...bottoms))
    placed.push([name, block])
  }
}

/** What is pinned where it is, all others one below the other in the order in which they stand now. */
function stack(blocks: ArrangedBlocks, lists: readonly (readonly string[])[]): Map<string, number> {
  const anchor = findAnchor(blocks)
  const start = (anchor === null ? undefined : blocks.get(anchor)?.y) ?? 0
  const rows = new Map<string, number>()
  for (const names of lists) {
    let y = start
    for (const name of names) {
      const block = blocks.get(name)
      if (!block) continue
      rows.set(name, block.isPinned ? block.y : y)
      y += Math.ceil((block.height + ROW_GAP) / GRID) * GRID
    }
  }
  return rows
}

interface Wanted {
  readonly name: string
  readonly wish: number
  readonly height: number
}

/** Tops with room between them that are as near to the wishes as can be: blocks that would meet share their shift. */
function standApart(list: readonly Wanted[]): [string, number][] {
  const sorted = list.toSorted((a, b) => a.wish - b.wish)
  const offsets: number[] = []
  const groups: { sum: number; count: number }[] = []
  let offset = 0
  for (const { wish, height } of sorted) {
    offsets.push(offset)
    groups.push({ sum: wish - offset, count: 1 })
    offset += Math.ceil((height + ROW_GAP) / 10) * 10
    for (;;) {
      const last = groups.at(-1)
      const before = groups.at(-2)
      if (!last || !before || before.sum / before.count <= last.sum / last.count) break
      groups.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count })
    }
  }
  const shifts = groups.flatMap(({ sum, count }) => Array.from({ length: count }, () => snap(sum / count)))
  return sorted.map(({ name }, i) => [name, (shifts[i] ?? 0) + (offsets[i] ?? 0)])
}

function groupBy(
  wires: readonly ArrangedWire[],
  key: (wire: ArrangedWire) => string,
): ReadonlyMap<string, readonly ArrangedWire[]> {
  const groups = new Map<string, ArrangedWire[]>()
  for (const wire of wires) {
    const group = groups.get(key(wire))
    if (group) group.push(wire)
    else groups.set(key(wire), [wire])
  }
  return groups
}

/** How high each block stands in its column: in line with those that wires join it with, where there is room. */
import { describeGrid } from './arrange-grid.ts'
import { listOrders } from './arrange-order.ts'
import { joinStrands, placeStrands } from './arrange-strands.ts'
import { type ArrangedBlocks, type ArrangedWire, findAnchor, ROW_GAP } from './arranged-block.ts'
import { GRID } from './geometry.ts'

export interface Rows {
  readonly tops: ReadonlyMap<string, number>
  /** Where wires pass blocks on their way to a later column. */
  readonly lanes: readonly { readonly column: number; readonly y: number }[]
}

/** Tops in several orders, as many as can be in line with what feeds them; of what is pinned those that it has. */
export function listRows(
  blocks: ArrangedBlocks,
  wires: readonly ArrangedWire[],
  columns: ReadonlyMap<string, number>,
  lists: readonly (readonly string[])[],
): readonly Rows[] {
  const stacked = stack(blocks, lists)
  const grid = describeGrid(blocks, wires, columns, stacked)
  return listOrders(grid).map(order => {
    const rows = new Map(stacked)
    const tops = placeStrands(grid, joinStrands(grid, order))
    for (const [{ key, isPassing }, y] of tops) if (!isPassing) rows.set(key, y)
    placeBelow(blocks, wires, columns, rows)
    const lanes = [...tops].flatMap(([{ isPassing, column }, y]) => (isPassing ? [{ column, y }] : []))
    return { tops: rows, lanes }
  })
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

/**
 * Columns of slots: a block each, or the room of a wire that passes between blocks on its way to a later column. Links run
 * from one column to the next only.
 */
import { type ArrangedBlock, type ArrangedBlocks, type ArrangedWire, ROW_GAP } from './arranged-block.ts'

export interface Slot {
  readonly key: string
  readonly column: number
  /** Where it stands before. */
  readonly y: number
  readonly height: number
  /** Room that must stay free above and below. */
  readonly above: number
  readonly below: number
  readonly isPinned: boolean
  /** The room of a wire that passes. */
  readonly isPassing: boolean
}

export interface Link {
  readonly from: Slot
  readonly to: Slot
  readonly fromY: number
  readonly toY: number
  readonly isAside: boolean
}

export interface Grid {
  readonly columns: readonly (readonly Slot[])[]
  readonly links: readonly Link[]
  readonly into: ReadonlyMap<Slot, readonly Link[]>
  readonly outOf: ReadonlyMap<Slot, readonly Link[]>
}

/** A wire that passes more columns finds its own way about all of them. */
const MOST_PASSED = 12
/** On each side of a wire that passes. */
const WIRE_ROOM = 10

/** Blocks that face left, and wires that run back, have no part in it. */
export function describeGrid(
  blocks: ArrangedBlocks,
  wires: readonly ArrangedWire[],
  columnOf: ReadonlyMap<string, number>,
  rows: ReadonlyMap<string, number>,
): Grid {
  const slots = new Map<string, Slot>()
  const links: Link[] = []
  /** Rooms of wires that another wire of the same output has come into. */
  const entered = new Set<Slot>()
  const slotOf = (key: string, make: () => Slot): Slot => {
    const slot = slots.get(key) ?? make()
    slots.set(key, slot)
    return slot
  }
  const blockSlot = (name: string, block: ArrangedBlock): Slot =>
    slotOf(name, () => ({
      key: name,
      column: columnOf.get(name) ?? 0,
      y: rows.get(name) ?? 0,
      height: block.height,
      above: ROW_GAP / 2 + (block.nameAbove ?? 0),
      below: ROW_GAP / 2,
      isPinned: block.isPinned === true,
      isPassing: false,
    }))
  for (const [name, block] of blocks) if (!block.facesLeft || block.isPinned) blockSlot(name, block)
  for (const { from, to, fromY, toY, isAside = false } of wires) {
    const [start, end] = [blocks.get(from), blocks.get(to)]
    if (!start || !end || start.facesLeft || end.facesLeft) continue
    let at = blockSlot(from, start)
    const target = blockSlot(to, end)
    if (at.column >= target.column || target.column - at.column > MOST_PASSED) continue
    let y = fromY
    const passed = at.y + fromY
    for (let column = at.column + 1; column < target.column; column += 1) {
      // Wires of one output share their way.
      const next = slotOf(`wire/${from}/${fromY}/${column}`, () => ({
        key: `wire/${from}/${fromY}/${column}`,
        column,
        y: passed,
        height: 0,
        above: WIRE_ROOM,
        below: WIRE_ROOM,
        isPinned: false,
        isPassing: true,
      }))
      if (!entered.has(next)) links.push({ from: at, to: next, fromY: y, toY: 0, isAside: false })
      entered.add(next)
      at = next
      y = 0
    }
    links.push({ from: at, to: target, fromY: y, toY, isAside })
  }
  const columns: Slot[][] = []
  for (const slot of slots.values()) columns[slot.column] = [...(columns[slot.column] ?? []), slot]
  return {
    columns: Array.from(columns, list => list ?? []),
    links,
    into: groupBy(links, ({ to }) => to),
    outOf: groupBy(links, ({ from }) => from),
  }
}

/** Least distance of the tops of two slots of a column, the first above the second. */
export function distance(upper: Slot, lower: Slot): number {
  return Math.ceil((upper.height + upper.below + lower.above) / 10) * 10
}

function groupBy(links: readonly Link[], key: (link: Link) => Slot): ReadonlyMap<Slot, readonly Link[]> {
  const groups = new Map<Slot, Link[]>()
  for (const link of links) {
    const group = groups.get(key(link))
    if (group) group.push(link)
    else groups.set(key(link), [link])
  }
  return groups
}

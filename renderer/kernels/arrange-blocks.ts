/**
 * A diagram that reads from left to right: each block in a column after those that feed it, in line with them where
 * there is room. Wires that close a loop run back; blocks that face left stand below what they lead back around. Parts
 * that no wire joins stand below each other. The whole keeps its top left corner, or the place of what is pinned.
 */
import { GRID, inflate, overlaps, type Point, type Rectangle, snap } from './geometry.ts'

export interface ArrangedBlock extends Rectangle {
  /** At least its width: a name may be wider. */
  readonly room: number
  /** It is mirrored, as blocks in a feedback path are. */
  readonly facesLeft: boolean
  /** It stays where it is, and the blocks that wires join with it come to stand about it. */
  readonly isPinned?: boolean
}

/** From block to block, and how far below the top of each the port is. */
export interface ArrangedWire {
  readonly from: string
  readonly to: string
  readonly fromY: number
  readonly toY: number
}

type Blocks = ReadonlyMap<string, ArrangedBlock>

const COLUMN_GAP = 60
/** Room for the name of a block and a wire. */
const ROW_GAP = 40
/** Least distance from what stays where it is. */
const CLEARANCE = 20

/** New top left corners of all blocks that are not pinned, clear of the obstacles. */
export function arrangeBlocks(
  blocks: Blocks,
  wires: readonly ArrangedWire[],
  obstacles: readonly Rectangle[] = [],
): Map<string, Point> {
  const inside = wires.filter(({ from, to }) => from !== to && blocks.has(from) && blocks.has(to))
  const taken = [...obstacles, ...[...blocks.values()].filter(({ isPinned }) => isPinned)]
  const corners = new Map<string, Point>()
  const parts = listParts(blocks, inside).map(part => ({
    part,
    places: arrangePart(
      part,
      inside.filter(({ from }) => part.has(from)),
    ),
    anchor: findAnchor(part),
  }))
  for (const { part, places, anchor } of parts) {
    if (anchor !== null) standAbout(anchor, part, places, taken, corners)
  }
  const free = parts.filter(({ anchor }) => anchor === null)
  const boxes = free.flatMap(({ part }) => [...part.values()])
  const left = Math.min(...boxes.map(({ x }) => x))
  let top = Math.min(...boxes.map(({ y }) => y))
  for (const { part, places } of free) {
    const low = Math.min(...[...places.values()].map(({ x }) => x))
    const high = Math.min(...[...places.values()].map(({ y }) => y))
    const own = new Map(
      [...places].map(([name, { x, y }]) => [name, { x: x - low + left, y: y - high + top }]),
    )
    const down = clear(part, own, taken)
    let bottom = top
    for (const [name, { x, y }] of own) {
      const corner = { x: snap(x), y: snap(y + down) }
      corners.set(name, corner)
      bottom = Math.max(bottom, corner.y + (part.get(name)?.height ?? 0))
    }
    top = bottom + ROW_GAP
  }
  return corners
}

/** The leftmost that is pinned. */
function findAnchor(part: Blocks): string | null {
  const pinned = [...part].filter(([, { isPinned }]) => isPinned)
  return pinned.sort(([, a], [, b]) => a.x - b.x || a.y - b.y)[0]?.[0] ?? null
}

/** A part with something pinned: its anchor is where it is, and each block is at the nearest free height of its column. */
function standAbout(
  anchor: string,
  part: Blocks,
  places: ReadonlyMap<string, Point>,
  taken: Rectangle[],
  corners: Map<string, Point>,
): void {
  const [fixed, place] = [part.get(anchor), places.get(anchor)]
  if (!fixed || !place) return
  const [dx, dy] = [fixed.x - place.x, fixed.y - place.y]
  const moving = [...part].filter(([, { isPinned }]) => !isPinned)
  const placed = moving.map(([name, block]) => {
    const { x = 0, y = 0 } = places.get(name) ?? {}
    return { name, block, x: snap(x + dx), y: snap(y + dy) }
  })
  for (const { name, block, x, y } of placed.sort((a, b) => a.y - b.y || a.x - b.x)) {
    const corner = { x, y: findFreeHeight({ ...block, x, y }, taken) }
    corners.set(name, corner)
    taken.push({ ...block, ...corner })
  }
}

function findFreeHeight(box: Rectangle, taken: readonly Rectangle[]): number {
  const near = taken
    .map(other => inflate(other, CLEARANCE))
    .filter(other => overlaps({ ...other, y: box.y, height: box.height }, box))
  const isFree = (y: number): boolean => !near.some(other => overlaps(other, { ...box, y }))
  const heights = near.flatMap(({ y, height }) => [
    Math.ceil((y + height) / GRID) * GRID,
    Math.floor((y - box.height) / GRID) * GRID,
  ])
  const free = [box.y, ...heights].filter(isFree)
  // Below rather than above, where both are as near.
  return free.sort((a, b) => Math.abs(a - box.y) - Math.abs(b - box.y) || b - a)[0] ?? box.y
}

/** How far down a part must go as a whole to be clear of what is there. */
function clear(part: Blocks, corners: ReadonlyMap<string, Point>, taken: readonly Rectangle[]): number {
  let down = 0
  for (;;) {
    const steps = [...corners].flatMap(([name, { x, y }]) => {
      const box = { x, y: y + down, width: part.get(name)?.width ?? 0, height: part.get(name)?.height ?? 0 }
      const hit = taken.map(other => inflate(other, CLEARANCE)).filter(other => overlaps(other, box))
      return hit.map(other => other.y + other.height - box.y)
    })
    if (steps.length === 0) return down
    down += Math.ceil(Math.max(...steps) / GRID) * GRID
  }
}

/** What wires join, uppermost first. */
function listParts(blocks: Blocks, wires: readonly ArrangedWire[]): Map<string, ArrangedBlock>[] {
  const neighbours = new Map<string, string[]>()
  for (const { from, to } of wires) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to])
    neighbours.set(to, [...(neighbours.get(to) ?? []), from])
  }
  const sorted = [...blocks].sort(([, a], [, b]) => a.y - b.y || a.x - b.x)
  const seen = new Set<string>()
  const parts: Map<string, ArrangedBlock>[] = []
  for (const [first] of sorted) {
    if (seen.has(first)) continue
    const part = new Map<string, ArrangedBlock>()
    const open = [first]
    seen.add(first)
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      const block = blocks.get(name)
      if (block) part.set(name, block)
      for (const next of neighbours.get(name) ?? []) {
        if (!seen.has(next)) open.push(next)
        seen.add(next)
      }
    }
    parts.push(part)
  }
  return parts
}

function arrangePart(blocks: Blocks, wires: readonly ArrangedWire[]): Map<string, Point> {
  // Through a block that faces left the signal runs from right to left.
  const rightward = wires.map(wire => {
    const isBack = blocks.get(wire.from)?.facesLeft || blocks.get(wire.to)?.facesLeft
    return isBack ? { from: wire.to, to: wire.from, fromY: wire.toY, toY: wire.fromY } : wire
  })
  const columns = findColumns(blocks, rightward)
  const lists: string[][] = []
  const downwards = [...blocks].sort(([, a], [, b]) => a.y - b.y || a.x - b.x)
  for (const [name] of downwards) {
    const column = columns.get(name) ?? 0
    lists[column] = [...(lists[column] ?? []), name]
  }
  const rows = placeRows(blocks, rightward, columns, lists)
  const corners = new Map<string, Point>()
  let x = 0
  for (const names of lists) {
    const wide = Math.max(...names.map(name => blocks.get(name)?.room ?? 0))
    for (const name of names) {
      const aside = (wide - (blocks.get(name)?.width ?? 0)) / 2
      corners.set(name, { x: x + aside, y: rows.get(name) ?? 0 })
    }
    x += wide + COLUMN_GAP
  }
  return corners
}

/** Columns from 0 without a gap. A loop is cut where it is entered, or else at its leftmost block. */
function findColumns(blocks: Blocks, wires: readonly ArrangedWire[]): Map<string, number> {
  const into = new Map<string, Set<string>>()
  const outOf = new Map<string, Set<string>>()
  for (const { from, to } of wires) {
    into.set(to, (into.get(to) ?? new Set()).add(from))
    outOf.set(from, (outOf.get(from) ?? new Set()).add(to))
  }
  const left = new Set([...blocks].sort(([, a], [, b]) => a.x - b.x || a.y - b.y).map(([name]) => name))
  const columns = new Map<string, number>()
  const waits = (name: string): boolean => [...(into.get(name) ?? [])].some(source => left.has(source))
  const ready = [...left].filter(name => !waits(name))
  const isReached = (name: string): boolean => [...(into.get(name) ?? [])].some(source => columns.has(source))
  while (left.size > 0) {
    const name = ready.shift() ?? [...left].find(isReached) ?? [...left][0]
    if (name === undefined) break
    if (!left.delete(name)) continue
    const before = [...(into.get(name) ?? [])].flatMap(source => columns.get(source) ?? [])
    columns.set(name, Math.max(-1, ...before) + 1)
    for (const next of outOf.get(name) ?? []) if (left.has(next) && !waits(next)) ready.push(next)
  }
  // Sources stand next to what they feed.
  for (const [name, column] of columns) {
    if (into.has(name)) continue
    const fed = [...(outOf.get(name) ?? [])].flatMap(next => columns.get(next) ?? [])
    columns.set(name, Math.max(column, Math.min(...(fed.length > 0 ? fed : [1])) - 1))
  }
  const used = [...new Set(columns.values())].sort((a, b) => a - b)
  return new Map([...columns].map(([name, column]) => [name, used.indexOf(column)]))
}

/** Tops: in line with what feeds a block, then with what it feeds, and so on; of what is pinned those that it has. */
function placeRows(
  blocks: Blocks,
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
  blocks: Blocks,
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
function stack(blocks: Blocks, lists: readonly (readonly string[])[]): Map<string, number> {
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

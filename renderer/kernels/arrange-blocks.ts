/**
 * A diagram that reads from left to right: each block in a column after those that feed it, in line with them where
 * there is room. Wires that close a loop run back; blocks that face left stand below what they lead back around. Parts
 * that no wire joins stand below each other. The whole keeps its top left corner, or the place of what is pinned.
 */
import { findWayDown, standAbout } from './arrange-clear.ts'
import { findColumns, type RightwardWire } from './arrange-columns.ts'
import { countDrawn } from './arrange-drawn.ts'
import { listRows, type Rows } from './arrange-rows.ts'
import {
  type ArrangedBlock,
  type ArrangedBlocks,
  type ArrangedWire,
  findAnchor,
  ROW_GAP,
} from './arranged-block.ts'
import { type Point, type Rectangle, snap } from './geometry.ts'

const COLUMN_GAP = 60
/** In parts of so many blocks wires are drawn to see how they cross. */
const MOST_DRAWN = 24
/** From wire to wire in a gap. */
const LANE = 10

/** New top left corners of all blocks that are not pinned, clear of the obstacles. */
export function arrangeBlocks(
  blocks: ArrangedBlocks,
  wires: readonly ArrangedWire[],
  obstacles: readonly Rectangle[] = [],
): Map<string, Point> {
  const inside = wires.filter(({ from, to }) => from !== to && blocks.has(from) && blocks.has(to))
  const taken = [...obstacles, ...[...blocks.values()].filter(({ isPinned }) => isPinned)]
  const corners = new Map<string, Point>()
  const parts = listParts(blocks, inside).map(part => ({
    part,
    ...arrangePart(
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
  for (const { part, places, lanes } of free) {
    const low = Math.min(...[...places.values()].map(({ x }) => x))
    const high = Math.min(...[...places.values()].map(({ y }) => y))
    const own = new Map(
      [...places].map(([name, { x, y }]) => [name, { x: x - low + left, y: y - high + top }]),
    )
    const passed = lanes.map(lane => ({ ...lane, x: lane.x - low + left, y: lane.y - high + top }))
    const down = findWayDown(part, own, passed, taken)
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

/** What wires join, uppermost first. */
function listParts(blocks: ArrangedBlocks, wires: readonly ArrangedWire[]): Map<string, ArrangedBlock>[] {
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

interface ArrangedPart {
  readonly places: ReadonlyMap<string, Point>
  /** Where wires run beside blocks. */
  readonly lanes: readonly Rectangle[]
}

function arrangePart(blocks: ArrangedBlocks, wires: readonly ArrangedWire[]): ArrangedPart {
  // Through a block that faces left the signal runs from right to left.
  const rightward = wires.map((wire): RightwardWire => {
    const isBack = blocks.get(wire.from)?.facesLeft || blocks.get(wire.to)?.facesLeft
    return isBack ? { from: wire.to, to: wire.from, fromY: wire.toY, toY: wire.fromY, isTurned: true } : wire
  })
  const columns = findColumns(blocks, rightward)
  const lists: string[][] = []
  const downwards = [...blocks].sort(([, a], [, b]) => a.y - b.y || a.x - b.x)
  for (const [name] of downwards) {
    const column = columns.get(name) ?? 0
    lists[column] = [...(lists[column] ?? []), name]
  }
  const ways = listRows(blocks, rightward, columns, lists).map(rows =>
    placeColumns(blocks, rightward, columns, lists, rows),
  )
  const [first, second] = ways
  if (!first) return { places: new Map(), lanes: [] }
  if (!second || blocks.size > MOST_DRAWN) return second ?? first
  let [best, least] = [first, Number.POSITIVE_INFINITY]
  for (const way of ways) {
    const crossings = countDrawn(blocks, wires, way.places)
    if (crossings >= least) continue
    best = way
    least = crossings
    if (least === 0) break
  }
  return best
}

function placeColumns(
  blocks: ArrangedBlocks,
  rightward: readonly RightwardWire[],
  columns: ReadonlyMap<string, number>,
  lists: readonly (readonly string[])[],
  rows: Rows,
): ArrangedPart {
  const places = new Map<string, Point>()
  const lanes: Rectangle[] = []
  const gaps = findGaps(rightward, columns, rows.tops)
  let x = 0
  for (const [column, names] of lists.entries()) {
    const wide = Math.max(...names.map(name => blocks.get(name)?.room ?? 0))
    for (const name of names) {
      const aside = (wide - (blocks.get(name)?.width ?? 0)) / 2
      places.set(name, { x: x + aside, y: rows.tops.get(name) ?? 0 })
    }
    for (const lane of rows.lanes)
      if (lane.column === column)
        lanes.push({ x: x - COLUMN_GAP, y: lane.y, width: wide + 2 * COLUMN_GAP, height: 0 })
    x += wide + (gaps.get(column) ?? COLUMN_GAP)
  }
  return { places, lanes }
}

/** Room after each column: signals that go down there, or up, nest on one side of its middle. */
function findGaps(
  wires: readonly ArrangedWire[],
  columns: ReadonlyMap<string, number>,
  tops: ReadonlyMap<string, number>,
): ReadonlyMap<number, number> {
  const nets = new Map<string, Set<string>>()
  for (const { from, to, fromY, toY, isAside } of wires) {
    const [start, end] = [columns.get(from) ?? 0, columns.get(to) ?? 0]
    const way = Math.sign((tops.get(to) ?? 0) + toY - (tops.get(from) ?? 0) - fromY)
    if (start >= end || way === 0 || isAside) continue
    for (const gap of [start, end - 1]) {
      const key = `${gap} ${way}`
      nets.set(key, (nets.get(key) ?? new Set()).add(`${from} ${fromY}`))
    }
  }
  const gaps = new Map<number, number>()
  for (const [key, { size }] of nets) {
    const column = Number.parseInt(key, 10)
    gaps.set(column, Math.max(gaps.get(column) ?? COLUMN_GAP, 2 * LANE * (size + 1)))
  }
  return gaps
}

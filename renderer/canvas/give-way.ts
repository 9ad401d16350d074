/** A block that comes into a wire has room there: what stands right of it gives way, and frames around it grow. */
import { changeNote, findNotes, moveBlocks, type Project, spliceBlock } from '../../engine/index.ts'
import type { BlockShape } from '../kernels/block-shape.ts'
import { boxOfBlock, type Diagram } from '../kernels/diagram.ts'
import { alignToWire, type Splice } from '../kernels/find-splice.ts'
import type { Point } from '../kernels/geometry.ts'
import { findRoomInRow, type RoomInRow } from '../kernels/room-in-row.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { listPositions } from './selection-edits.ts'

/** Puts a block of the diagram that has no wires into one, near a corner. */
export function spliceInto(diagram: Diagram, name: string, near: Point, splice: Splice): void {
  const { blocks, modelKey } = diagram
  const block = blocks.get(name)
  if (!block) return
  const besides = new Set([name])
  const room = findRoomInWire(diagram, block, near, splice, besides)
  useDocument.getState().edit('splice', project => {
    const aside = giveWay(project, diagram, room, besides)
    const placed = moveBlocks(aside, modelKey, listPositions(diagram, new Map([[name, room.corner]])))
    return spliceBlock(placed, modelKey, name, splice.connections, blockFacts)
  })
}

const NONE: ReadonlySet<string> = new Set()

/** @param besides blocks that are in nobody's way: they come along, or go */
export function findRoomInWire(
  diagram: Diagram,
  shape: BlockShape,
  near: Point,
  splice: Splice,
  besides = NONE,
): RoomInRow {
  return findRoomFor(diagram, shape, alignToWire(near, shape, splice), besides)
}

/** @param besides as above */
export function findRoomFor(
  { blocks }: Diagram,
  { width, height }: BlockShape,
  near: Point,
  besides = NONE,
): RoomInRow {
  const others = [...blocks.values()].filter(({ name }) => !besides.has(name))
  return findRoomInRow({ ...near, width, height }, others.map(boxOfBlock))
}

/** @param besides as above */
export function giveWay(project: Project, diagram: Diagram, { cut, by }: RoomInRow, besides = NONE): Project {
  if (by === 0) return project
  const { modelKey } = diagram
  const corners = [...diagram.blocks.values()].flatMap(({ name, corner }): [string, Point][] =>
    corner.x >= cut && !besides.has(name) ? [[name, { x: corner.x + by, y: corner.y }]] : [],
  )
  const moved = moveBlocks(project, modelKey, listPositions(diagram, new Map(corners)))
  return Object.entries(findNotes(project, modelKey)).reduce((before, [key, { kind, at, size }]) => {
    const [left, top] = at
    const [width, height] = size
    if (left >= cut) return changeNote(before, modelKey, key, { at: [left + by, top] })
    const isAround = kind === 'frame' && left + width > cut
    return isAround ? changeNote(before, modelKey, key, { size: [width + by, height] }) : before
  }, moved)
}

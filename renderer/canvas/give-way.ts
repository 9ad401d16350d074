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
  const room = findRoomInWire(diagram, block, near, splice, name)
  useDocument.getState().edit('splice', project => {
    const aside = giveWay(project, diagram, room, name)
    const placed = moveBlocks(aside, modelKey, listPositions(diagram, new Map([[name, room.corner]])))
    return spliceBlock(placed, modelKey, name, splice.connections, blockFacts)
  })
}

/** @param comer the block itself where it is in the diagram already */
export function findRoomInWire(
  { blocks }: Diagram,
  shape: BlockShape,
  near: Point,
  splice: Splice,
  comer?: string,
): RoomInRow {
  const { width, height } = shape
  const others = [...blocks.values()].filter(({ name }) => name !== comer)
  return findRoomInRow({ ...alignToWire(near, shape, splice), width, height }, others.map(boxOfBlock))
}

/** @param comer as above */
export function giveWay(project: Project, diagram: Diagram, { cut, by }: RoomInRow, comer?: string): Project {
  if (by === 0) return project
  const { modelKey } = diagram
  const corners = [...diagram.blocks.values()].flatMap(({ name, corner }): [string, Point][] =>
    corner.x >= cut && name !== comer ? [[name, { x: corner.x + by, y: corner.y }]] : [],
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

/** Moving what is selected, blocks and notes alike; a frame takes along all that stands in it. */
import { changeNote, findNotes, type ModelNotes, moveBlocks } from '../../engine/index.ts'
import {
  type Alignment,
  type Axis,
  alignBlocks,
  type Boxes,
  distributeBlocks,
} from '../kernels/align-blocks.ts'
import type { Diagram } from '../kernels/diagram.ts'
import type { Point, Rectangle } from '../kernels/geometry.ts'
import { useDocument } from '../stores/document-store.ts'
import type { Selection } from '../stores/view-store.ts'
import { boxOfNote, listInside } from './note-edits.ts'
import { currentSelection } from './selection.ts'
import { listPositions } from './selection-edits.ts'
import { shownDiagram } from './shown-model.ts'

/** Where things go, from where they are. */
interface Moves {
  readonly blocks: ReadonlyMap<string, Point>
  readonly notes: ReadonlyMap<string, Point>
}

export type Together = Pick<Selection, 'blocks' | 'notes'>

/** What is selected, and what stands in the frames among it. */
export function listTogether(diagram: Diagram, { blocks, notes }: Together = currentSelection()): Together {
  const all = findNotes(useDocument.getState().project, diagram.modelKey)
  const inside = notes.flatMap(name => {
    const note = all[name]
    return note?.kind === 'frame' ? [listInside(note, diagram, all)] : []
  })
  return {
    blocks: [...new Set([...blocks, ...inside.flatMap(held => held.blocks)])],
    notes: [...new Set([...notes, ...inside.flatMap(held => held.notes)])],
  }
}

/** With a merge key one undo step until `settle`: a key that repeats moves on and on. */
export function moveSelection(diagram: Diagram, by: Point, merge?: string): void {
  const { blocks, notes } = listTogether(diagram)
  const alike = (names: readonly string[]): Map<string, Point> => new Map(names.map(name => [name, by]))
  move(diagram, { blocks: alike(blocks), notes: alike(notes) }, merge)
}

export function alignSelected(alignment: Alignment): void {
  moveEach(boxes => alignBlocks(boxes, alignment))
}

export function distributeSelected(axis: Axis): void {
  moveEach(boxes => distributeBlocks(boxes, axis))
}

function move(diagram: Diagram, { blocks, notes }: Moves, merge?: string): void {
  const key = diagram.modelKey
  const corners = new Map<string, Point>()
  for (const [name, by] of blocks) {
    const corner = diagram.blocks.get(name)?.corner
    if (corner) corners.set(name, { x: corner.x + by.x, y: corner.y + by.y })
  }
  const positions = listPositions(diagram, corners)
  useDocument.getState().edit(
    'move',
    project => {
      const all = findNotes(project, key)
      const moved = [...notes].reduce((before, [name, by]) => {
        const [x, y] = all[name]?.at ?? [0, 0]
        return changeNote(before, key, name, { at: [x + by.x, y + by.y] })
      }, project)
      return moveBlocks(moved, key, positions)
    },
    merge === undefined ? {} : { merge },
  )
}

/** No block is called so: a name has no slash. */
const NOTE = 'note/'

/** Blocks and notes one by one; what stands in a selected frame goes with that. */
function moveEach(plan: (boxes: Boxes) => ReadonlyMap<string, Point>): void {
  const diagram = shownDiagram()
  const selection = currentSelection()
  const all = findNotes(useDocument.getState().project, diagram.modelKey)
  const { blocks, notes } = listOutermost(diagram, all, selection)
  const boxes = new Map<string, Rectangle>()
  for (const name of blocks) {
    const block = diagram.blocks.get(name)
    if (block) boxes.set(name, { ...block.corner, width: block.width, height: block.height })
  }
  for (const name of notes) {
    const note = all[name]
    if (note) boxes.set(`${NOTE}${name}`, boxOfNote(note))
  }
  const moves = { blocks: new Map<string, Point>(), notes: new Map<string, Point>() }
  for (const [item, to] of plan(boxes)) {
    const box = boxes.get(item)
    if (!box) continue
    const by = { x: to.x - box.x, y: to.y - box.y }
    const one = item.startsWith(NOTE)
      ? { blocks: [], notes: [item.slice(NOTE.length)] }
      : { blocks: [item], notes: [] }
    const together = listTogether(diagram, one)
    for (const name of together.blocks) moves.blocks.set(name, by)
    for (const name of together.notes) moves.notes.set(name, by)
  }
  move(diagram, moves)
}

/** What stands in no other selected frame. */
function listOutermost(diagram: Diagram, all: ModelNotes, { blocks, notes }: Together): Together {
  const held = notes.flatMap(name => {
    const note = all[name]
    return note?.kind === 'frame' ? [listInside(note, diagram, all)] : []
  })
  const heldBlocks = new Set(held.flatMap(inside => inside.blocks))
  const heldNotes = new Set(held.flatMap(inside => inside.notes))
  return {
    blocks: blocks.filter(name => !heldBlocks.has(name)),
    notes: notes.filter(name => !heldNotes.has(name)),
  }
}

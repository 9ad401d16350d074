/** Edits of what is selected; each is one undo step. */
import {
  duplicateBlocks,
  exciseSelection,
  findModel,
  findNotes,
  flipBlocks,
  formatConnection,
  type Position,
  type Project,
  pinPlaces,
  removeNotes,
  rotateBlocks,
} from '../../engine/index.ts'
import { cornerBeforeTurn } from '../kernels/block-shape.ts'
import type { Diagram } from '../kernels/diagram.ts'
import { findConnected } from '../kernels/find-connected.ts'
import { GRID, type Point } from '../kernels/geometry.ts'
import { describeLostWires } from '../kernels/lost-wires.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { useView } from '../stores/view-store.ts'
import { currentSelection, selectAdded, selectBlocks } from './selection.ts'
import { shownModelKey } from './shown-model.ts'
import { tellOfEdit } from './tell-of-edit.ts'

function edit(label: string, change: (project: Project, modelKey: string) => Project): void {
  const key = shownModelKey()
  useDocument.getState().edit(label, project => change(project, key))
}

/** Wires through what is removed heal; those that go outside with the port of an Entry or Exit are told of. */
export function removeSelected(): void {
  const selection = currentSelection()
  const { blocks, connections, notes } = selection
  if (blocks.length + connections.length + notes.length === 0) return
  const before = useDocument.getState().project
  edit('delete', (project, key) =>
    removeNotes(exciseSelection(project, key, selection, blockFacts), key, notes),
  )
  const notice = describeLostWires(before, useDocument.getState().project, shownModelKey())
  if (notice !== null) tellOfEdit(notice)
  selectBlocks([])
}

export function rotateSelected(): void {
  edit('rotate', (project, key) => rotateBlocks(project, key, currentSelection().blocks))
}

export function flipSelected(): void {
  edit('flip', (project, key) => flipBlocks(project, key, currentSelection().blocks))
}

const DUPLICATE_OFFSET: Position = [2 * GRID, 2 * GRID]

export function duplicateSelected(): void {
  const { blocks, notes } = currentSelection()
  copyTo(blocks, DUPLICATE_OFFSET, notes)
}

/** Copies blocks and notes to another place of the same model and selects the copies. */
export function copyTo(names: readonly string[], offset: Position, notes: readonly string[] = []): void {
  const key = shownModelKey()
  const { project } = useDocument.getState()
  if (names.length + notes.length === 0) return
  edit('duplicate', before => duplicateBlocks(before, key, names, offset, blockFacts, notes))
  selectAdded(project, key)
}

export function selectAll(): void {
  const model = findModel(useDocument.getState().project, shownModelKey())
  if (!model) return
  const connections = model.connections.map(formatConnection)
  const notes = Object.keys(findNotes(useDocument.getState().project, shownModelKey()))
  useView.getState().select({ blocks: Object.keys(model.blocks), connections, notes })
}

export function selectConnected(): void {
  const model = findModel(useDocument.getState().project, shownModelKey())
  if (model) selectBlocks(findConnected(model.connections, currentSelection().blocks))
}

/** Whether all selected blocks stay where they are when the diagram is arranged. */
function isPinned(): boolean {
  const layout = useDocument.getState().project.layout[shownModelKey()] ?? {}
  const { blocks } = currentSelection()
  return blocks.length > 0 && blocks.every(name => Object.hasOwn(layout, name) && layout[name]?.pinned)
}

export function pinSelected(): void {
  const willBe = !isPinned()
  edit(willBe ? 'pin the position' : 'release the position', (project, key) =>
    pinPlaces(project, key, currentSelection().blocks, willBe),
  )
}

/** Where blocks with these top left corners, as drawn, stand in the layout. */
export function listPositions(diagram: Diagram, corners: ReadonlyMap<string, Point>): Map<string, Position> {
  const positions = new Map<string, Position>()
  for (const [name, corner] of corners) {
    const block = diagram.blocks.get(name)
    if (!block) continue
    const { x, y } = cornerBeforeTurn(corner, block, block.rotation)
    positions.set(name, [x, y])
  }
  return positions
}

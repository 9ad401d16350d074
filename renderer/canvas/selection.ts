/** Changes of what is selected, in the store that the inspector and the menus look at. */
import type { EdgeChange, NodeChange } from '@xyflow/react'
import { findModel, findNotes, formatConnection, type Model, type Project } from '../../engine/index.ts'
import { useDocument } from '../stores/document-store.ts'
import { type Selection, useView } from '../stores/view-store.ts'
import type { BlockFlowNode, WireFlowEdge } from './flow-types.ts'
import { shownModelKey } from './shown-model.ts'

export function selectBlocks(blocks: readonly string[]): void {
  useView.getState().select({ blocks })
}

export function selectWires(connections: readonly string[]): void {
  useView.getState().select({ connections })
}

/** What a model has more than before an edit; where that is nothing, what is selected stays. */
export function selectAdded(before: Project, modelKey: string): void {
  const { project } = useDocument.getState()
  if (project === before) return
  const listAdded = (old: object, now: object): string[] =>
    Object.keys(now).filter(key => !Object.hasOwn(old, key))
  const listBlocks = (of: Project): object => findModel(of, modelKey)?.blocks ?? {}
  useView.getState().select({
    blocks: listAdded(listBlocks(before), listBlocks(project)),
    notes: listAdded(findNotes(before, modelKey), findNotes(project, modelKey)),
  })
}

/** What is selected and still exists: an undo may have taken some away. */
export function currentSelection(): Selection {
  const { selection } = useView.getState()
  const model = findModel(useDocument.getState().project, shownModelKey())
  if (!model) return { blocks: [], connections: [], notes: [] }
  const notes = findNotes(useDocument.getState().project, shownModelKey())
  return {
    blocks: selection.blocks.filter(name => Object.hasOwn(model.blocks, name)),
    connections: listPresent(selection.connections, model.connections),
    notes: selection.notes.filter(name => Object.hasOwn(notes, name)),
  }
}

/** Asked with every move of a pointer, mostly about none. */
function listPresent(ids: readonly string[], connections: Model['connections']): readonly string[] {
  if (ids.length === 0) return ids
  const present = new Set(connections.map(formatConnection))
  return ids.filter(id => present.has(id))
}

/**
 * React Flow knows no notes, and from far not all blocks: such stay selected only where what is taken is added.
 * @param isKnown whether React Flow knows a block
 */
export function takeNodeSelection(
  changes: readonly NodeChange<BlockFlowNode>[],
  isAdding: boolean,
  isKnown: (block: string) => boolean,
): void {
  const { selection, select } = useView.getState()
  if (!changes.some(({ type }) => type === 'select')) return
  const kept = isAdding ? selection.blocks : selection.blocks.filter(isKnown)
  const blocks = applySelection(kept.length === selection.blocks.length ? selection.blocks : kept, changes)
  if (blocks !== selection.blocks) select({ ...selection, blocks, notes: isAdding ? selection.notes : [] })
}

export function takeEdgeSelection(changes: readonly EdgeChange<WireFlowEdge>[], isAdding: boolean): void {
  const { selection, select } = useView.getState()
  const connections = applySelection(selection.connections, changes)
  if (connections !== selection.connections)
    select({ ...selection, connections, notes: isAdding ? selection.notes : [] })
}

function applySelection(
  before: readonly string[],
  changes: readonly (NodeChange<BlockFlowNode> | EdgeChange<WireFlowEdge>)[],
): readonly string[] {
  const selected = new Set(before)
  let hasChanged = false
  for (const change of changes) {
    if (change.type !== 'select' || selected.has(change.id) === change.selected) continue
    hasChanged = true
    if (change.selected) selected.add(change.id)
    else selected.delete(change.id)
  }
  return hasChanged ? [...selected] : before
}

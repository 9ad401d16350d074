/**
 * What a box of selection takes that React Flow does not know: notes that it touches, frames that it goes about, and from
 * far the blocks that it touches.
 */
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { findNotes } from '../../engine/index.ts'
import { holds } from '../kernels/arrange-diagram.ts'
import { overlaps, type Rectangle } from '../kernels/geometry.ts'
import { useDocument } from '../stores/document-store.ts'
import { type Selection, useView } from '../stores/view-store.ts'
import type { BlockFlowNode, WireFlowEdge } from './flow-types.ts'
import { boxOfNote } from './note-edits.ts'
import { shownDiagram, shownModelKey } from './shown-model.ts'

type Boxed = Pick<Selection, 'blocks' | 'notes'>
const NOTHING: Boxed = { blocks: [], notes: [] }

export function useBox(isFar: boolean): void {
  const flow = useStoreApi<BlockFlowNode, WireFlowEdge>()
  /** Selected before the box, and kept with Shift. */
  const kept = useRef(NOTHING)
  useEffect(
    () =>
      flow.subscribe(({ userSelectionRect: rect, transform: [x, y, zoom], multiSelectionActive }, before) => {
        if (rect === null || rect === before.userSelectionRect) return
        const { selection, select } = useView.getState()
        if (before.userSelectionRect === null) kept.current = multiSelectionActive ? selection : NOTHING
        const box = {
          x: (rect.x - x) / zoom,
          y: (rect.y - y) / zoom,
          width: rect.width / zoom,
          height: rect.height / zoom,
        }
        const notes = unite(kept.current.notes, listNotes(box))
        const blocks = isFar ? unite(kept.current.blocks, listBlocks(box)) : selection.blocks
        if (!isSame(notes, selection.notes) || !isSame(blocks, selection.blocks))
          select({ ...selection, blocks, notes })
      }),
    [flow, isFar],
  )
}

function listNotes(box: Rectangle): string[] {
  const notes = findNotes(useDocument.getState().project, shownModelKey())
  return Object.entries(notes)
    .filter(([, note]) =>
      note.kind === 'frame' ? holds(box, boxOfNote(note)) : overlaps(box, boxOfNote(note)),
    )
    .map(([name]) => name)
}

function listBlocks(box: Rectangle): string[] {
  return [...shownDiagram().blocks.values()]
    .filter(({ corner, width, height }) => overlaps(box, { ...corner, width, height }))
    .map(({ name }) => name)
}

function unite(a: readonly string[], b: readonly string[]): readonly string[] {
  return a.length === 0 ? b : [...new Set([...a, ...b])]
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i])
}

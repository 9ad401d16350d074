/** A box of selection takes notes that it touches, and frames that it goes about, as it takes blocks. */
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { findNotes } from '../../engine/index.ts'
import { holds } from '../kernels/arrange-diagram.ts'
import { overlaps, type Rectangle } from '../kernels/geometry.ts'
import { useDocument } from '../stores/document-store.ts'
import { useView } from '../stores/view-store.ts'
import type { BlockFlowNode, WireFlowEdge } from './flow-types.ts'
import { boxOfNote } from './note-edits.ts'
import { shownModelKey } from './shown-model.ts'

export function useBoxedNotes(): void {
  const flow = useStoreApi<BlockFlowNode, WireFlowEdge>()
  /** Selected before the box, and kept with Shift. */
  const kept = useRef<readonly string[]>([])
  useEffect(
    () =>
      flow.subscribe(({ userSelectionRect: rect, transform: [x, y, zoom], multiSelectionActive }, before) => {
        if (rect === null || rect === before.userSelectionRect) return
        const { selection, select } = useView.getState()
        if (before.userSelectionRect === null) kept.current = multiSelectionActive ? selection.notes : []
        const notes = listBoxed({
          x: (rect.x - x) / zoom,
          y: (rect.y - y) / zoom,
          width: rect.width / zoom,
          height: rect.height / zoom,
        })
        const chosen = [...new Set([...kept.current, ...notes])]
        if (chosen.join('\n') !== selection.notes.join('\n')) select({ ...selection, notes: chosen })
      }),
    [flow],
  )
}

function listBoxed(box: Rectangle): string[] {
  const notes = findNotes(useDocument.getState().project, shownModelKey())
  return Object.entries(notes)
    .filter(([, note]) =>
      note.kind === 'frame' ? holds(box, boxOfNote(note)) : overlaps(box, boxOfNote(note)),
    )
    .map(([name]) => name)
}

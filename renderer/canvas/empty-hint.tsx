import { findNotes } from '../../engine/index.ts'
import { useDocument } from '../stores/document-store.ts'
import { useCanvasState } from './canvas-state.ts'

/** How to begin, where nothing is drawn. */
export function EmptyHint({ modelKey }: { readonly modelKey: string }) {
  const isInserting = useCanvasState(({ insert }) => insert !== null)
  const hasNotes = useDocument(({ project }) => Object.keys(findNotes(project, modelKey)).length > 0)
  if (isInserting || hasNotes) return null
  return (
    <div className="canvas-empty">
      <p className="canvas-empty-title">Nothing is drawn here yet</p>
      <p>Drag a block from the palette, or just type its name.</p>
      <p>Then draw a wire from an output to an input, and press Run.</p>
    </div>
  )
}

/**
 * Shows whole what was not seen before, and each project that opens, from its first frame on: a timer or React Flow's own
 * word that it is ready would take the view away under the first press.
 */
import { useEffect, useRef } from 'react'
import { useDocument } from '../stores/document-store.ts'
import type { CanvasView } from './use-canvas-view.ts'

interface FirstViewProps {
  readonly view: CanvasView
  /** Whether the context begins where one was in it. */
  readonly isKnown: boolean
}

/** Within React Flow, anew for each context. Draws nothing. */
export function FirstView({ view, isKnown }: FirstViewProps): null {
  const openings = useDocument(state => state.openings)
  const seen = useRef(isKnown ? openings : null)
  useEffect(() => {
    if (seen.current === openings) return
    seen.current = openings
    view.fit()
  }, [openings, view])
  return null
}

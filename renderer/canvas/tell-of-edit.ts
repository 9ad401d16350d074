import { useDocument } from '../stores/document-store.ts'
import { changeCanvas, useCanvasState } from './canvas-state.ts'

/** What the last edit changed out of sight, until it is undone. */
export function tellOfEdit(notice: string): void {
  changeCanvas({ notice })
  const edit = useDocument.getState().past.at(-1)
  const stop = useDocument.subscribe(({ past }) => {
    const isShown = useCanvasState.getState().notice === notice
    if (isShown && edit && past.includes(edit)) return
    stop()
    if (isShown) changeCanvas({ notice: null })
  })
}

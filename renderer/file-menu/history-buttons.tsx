import { Redo2, Undo2 } from 'lucide-react'
import { useDocument } from '../stores/document-store.ts'
import { useTooltip } from '../stores/keymap.ts'

/** Each says in its tooltip what it would undo or redo. */
export function HistoryButtons() {
  const undo = useDocument(state => state.undo)
  const redo = useDocument(state => state.redo)
  const undone = useDocument(state => state.past.at(-1)?.label)
  const redone = useDocument(state => state.future.at(-1)?.label)
  const undoTip = useTooltip(`Undo ${undone}`, 'edit.undo')
  const redoTip = useTooltip(`Redo ${redone}`, 'edit.redo')
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label="Undo"
        title={undone === undefined ? 'Nothing to undo' : undoTip}
        disabled={undone === undefined}
        onClick={undo}
      >
        <Undo2 size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Redo"
        title={redone === undefined ? 'Nothing to redo' : redoTip}
        disabled={redone === undefined}
        onClick={redo}
      >
        <Redo2 size={16} aria-hidden />
      </button>
    </>
  )
}

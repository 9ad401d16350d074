/** Undo and redo are seen: where they change nothing of the model that is shown, it is said where they do. */
import { listChangedModels } from '../kernels/list-changed-models.ts'
import { type DocumentStore, useDocument } from '../stores/document-store.ts'
import { changeCanvas } from './canvas-state.ts'
import { shownModelKey } from './shown-model.ts'

/** Returns how to stop. */
export function followHistory(): () => void {
  return useDocument.subscribe((now, before) => {
    const step = findStep(now, before)
    if (!step) return
    const changed = listChangedModels(before.project, now.project)
    if (changed.length === 0 || changed.includes(shownModelKey())) return
    changeCanvas({ notice: `${step.verb} in ${changed.join(', ')}: ${step.label}.` })
  })
}

function findStep(now: DocumentStore, before: DocumentStore): { verb: string; label: string } | null {
  const undone = now.future.length > before.future.length ? now.future.at(-1) : undefined
  if (undone) return { verb: 'Undone', label: undone.label }
  const redone = now.future.length < before.future.length ? before.future.at(-1) : undefined
  return redone?.project === now.project ? { verb: 'Redone', label: redone.label } : null
}

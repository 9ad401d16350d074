/** Keys to commands, for the whole window. */
import { isTyping, matchesKeys } from '../kernels/keys.ts'
import { type Command, useCommands } from './commands.ts'
import { isDialogOpen } from './dialog-store.ts'
import { isMac, keysOf } from './keymap.ts'

/** What a text field does by itself. */
const TEXT_EDITS: readonly Command['id'][] = [
  'edit.undo',
  'edit.redo',
  'edit.cut',
  'edit.copy',
  'edit.paste',
  'edit.delete',
  'edit.select-all',
]
const HISTORY: readonly Command['id'][] = ['edit.undo', 'edit.redo']

/** Escape leads out of a field, once its draft is dropped: what has no keyboard gives it to the canvas. */
export function listenToKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const field = findTextField(event.target)
    if (event.key === 'Escape' && field && !field.closest('dialog')) return field.blur()
    for (const command of useCommands.getState().commands) {
      const keys = keysOf(command).find(offer => matchesKeys(offer, event, isMac))
      if (keys === undefined || (field && isOfField(field, command, keys))) continue
      if (isOfControl(event, keys)) continue
      const canRun = !isDialogOpen() && command.isEnabled?.() !== false
      // Even so no browser shall save the page, or open a file in our place.
      if (canRun || command.group === 'File') event.preventDefault()
      if (!canRun) continue
      commitDraft(field)
      command.run()
      return
    }
  }
  addEventListener('keydown', onKeyDown)
  return () => removeEventListener('keydown', onKeyDown)
}

/** A field whose text is what the document has gives undo and redo to the document. */
function isOfField(field: HTMLElement, command: Command, keys: string): boolean {
  if (isTyping(keys)) return true
  if (field.dataset.draft === 'none' && HISTORY.includes(command.id)) return false
  return TEXT_EDITS.includes(command.id)
}

/** Buttons, menus and lists act on Space, Enter and letters themselves. */
function isOfControl({ target, key }: KeyboardEvent, keys: string): boolean {
  if (!(target instanceof Element) || !isTyping(keys)) return false
  if (target.closest('[role="menu"], [role="listbox"]')) return true
  return (
    (key === ' ' || key === 'Enter') && target.closest('button, a, input, summary, [role="tab"]') !== null
  )
}

/** So that saving or running takes what was typed last. */
function commitDraft(field: HTMLElement | null): void {
  if (field?.dataset.draft !== 'typed') return
  field.blur()
  field.focus()
}

function findTextField(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof HTMLElement)) return null
  const isText =
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type))
  return isText ? target : null
}

/** Keys to commands, for the whole window. */
import { isTyping, matchesKeys } from '../kernels/keys.ts'
import { type Command, useCommands } from './commands.ts'
import { isDialogOpen } from './dialog-store.ts'
import { isMac, keysOf } from './keymap.ts'
import { useView } from './view-store.ts'

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

/** What the keyboard went to by itself. Asked at the first key instead, what the mouse pressed would be that, too. */
let ledTo: EventTarget | null = null

export function listenToKeys(): () => void {
  const onFocus = ({ target }: FocusEvent) => {
    ledTo = target instanceof Element && target.matches(':focus-visible') ? target : null
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const field = findTextField(event.target)
    if (event.key === 'Escape' && leadOut(event.target, field)) return
    for (const command of useCommands.getState().commands) {
      const keys = keysOf(command).find(offer => matchesKeys(offer, event, isMac))
      if (keys === undefined || (field && isOfField(field, command, keys))) continue
      if (isOfControl(event, keys)) continue
      if (isDialogOpen()) {
        keepInDialog(event, command, keys)
        continue
      }
      const canRun = command.isEnabled?.() !== false
      if (canRun || isOfBrowser(keys)) event.preventDefault()
      if (!canRun) continue
      commitDraft(field)
      command.run()
      return
    }
  }
  addEventListener('focusin', onFocus)
  addEventListener('keydown', onKeyDown)
  return () => {
    removeEventListener('focusin', onFocus)
    removeEventListener('keydown', onKeyDown)
  }
}

/** Where a command can do nothing, its keys shall not load the page again, save it or put a bookmark on it in our place. */
function isOfBrowser(keys: string): boolean {
  return !isTyping(keys, isMac)
}

/** A dialog is about itself: of all commands it has the search, and the edits of a text. */
function keepInDialog(event: KeyboardEvent, { id }: Command, keys: string): void {
  if (TEXT_EDITS.includes(id) || !isOfBrowser(keys)) return
  event.preventDefault()
  if (id === 'edit.find') document.querySelector<HTMLElement>('dialog[open] input[type="search"]')?.focus()
}

/** Escape leads out of a field, once its draft is dropped, and out of what Tab led to: back to the canvas. */
function leadOut(target: EventTarget | null, field: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest('dialog, [role="menu"]')) return false
  if (field === null && !isLedAway(target)) return false
  field?.blur()
  if (useView.getState().page === 'editor') useView.getState().callCanvas()
  return true
}

/** Whether the keyboard went elsewhere than the canvas by itself; a button that the mouse pressed leaves it there. */
function isLedAway(target: Element): boolean {
  const owner = target.closest<HTMLElement>('[data-keyboard]')?.dataset.keyboard
  return owner !== 'canvas' && target === ledTo
}

/** A field whose text is what the document has gives undo and redo to the document. */
function isOfField(field: HTMLElement, command: Command, keys: string): boolean {
  if (isTyping(keys, isMac)) return true
  if (field.dataset.draft === 'none' && HISTORY.includes(command.id)) return false
  return TEXT_EDITS.includes(command.id)
}

/** Buttons, menus and lists act on Space, Enter and letters themselves; Delete on a tab is about no block. */
function isOfControl({ target, key }: KeyboardEvent, keys: string): boolean {
  if (!(target instanceof Element) || !isTyping(keys, false)) return false
  if (target.closest('[role="menu"], [role="listbox"]')) return true
  if (key === ' ' || key === 'Enter')
    return target.closest('button, a, input, summary, [role="tab"]') !== null
  return key !== '?' && key !== 'Escape' && isLedAway(target)
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

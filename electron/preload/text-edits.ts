import type { TextEdit } from '../contract/channels.ts'
import type { HostCommand, MenuCommand } from '../contract/host.ts'

const TEXT_EDITS: Partial<Record<MenuCommand, TextEdit>> = {
  'edit.undo': 'undo',
  'edit.redo': 'redo',
  'edit.cut': 'cut',
  'edit.copy': 'copy',
  'edit.paste': 'paste',
  'edit.delete': 'delete',
  'edit.select-all': 'selectAll',
}

/** The edit of a text field that a command of the Edit menu means while the user types in one; else null. */
export function findTextEdit(command: HostCommand, focused: Element | null): TextEdit | null {
  if (command.kind !== 'menu' || focused === null || !isTextField(focused)) return null
  return TEXT_EDITS[command.command] ?? null
}

/** Inputs without a text to edit. */
const BUTTON_LIKE = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']

function isTextField(element: Element): boolean {
  if (element.matches('textarea, [contenteditable=""], [contenteditable="true"]')) return true
  return element.matches('input') && !BUTTON_LIKE.includes(element.getAttribute('type') ?? 'text')
}

/** Keys of commands, written as `Ctrl+Shift+S`, `Alt+N`, `F2`, `?`. On a Mac, Ctrl stands for the command key. */

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

interface Keys {
  readonly key: string
  readonly hasControl: boolean
  readonly hasAlt: boolean
  readonly hasShift: boolean
}

const SPELLINGS: Readonly<Record<string, string>> = {
  space: ' ',
  left: 'arrowleft',
  right: 'arrowright',
  up: 'arrowup',
  down: 'arrowdown',
  esc: 'escape',
}

export function matchesKeys(keys: string, press: KeyPress, isMac: boolean): boolean {
  const wanted = readKeys(keys)
  const pressed = press.key.toLowerCase()
  const hasControl = isMac ? press.metaKey : press.ctrlKey
  const hasOther = isMac ? press.ctrlKey : press.metaKey
  // Where Shift makes the character, such as ?, it is no modifier.
  const isCharacter = wanted.key.length === 1 && !/[a-z ]/.test(wanted.key)
  return (
    pressed === wanted.key &&
    hasControl === wanted.hasControl &&
    !hasOther &&
    press.altKey === wanted.hasAlt &&
    (isCharacter || press.shiftKey === wanted.hasShift)
  )
}

/** Whether keys without Ctrl or Alt would otherwise write something into a text field. */
export function isTyping(keys: string): boolean {
  const { hasControl, hasAlt, key } = readKeys(keys)
  return !hasControl && !hasAlt && !/^f\d+$/.test(key)
}

/** As they stand on the keyboard: `⇧⌘S` on a Mac, else as written. */
export function formatKeys(keys: string, isMac: boolean): string {
  if (!isMac) return keys
  return keys.replace('Ctrl+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥')
}

function readKeys(keys: string): Keys {
  const parts = keys.split('+')
  // `Ctrl++` means the plus itself.
  const last = (keys.endsWith('+') ? '+' : (parts.at(-1) ?? '')).toLowerCase()
  return {
    key: SPELLINGS[last] ?? last,
    hasControl: parts.includes('Ctrl'),
    hasAlt: parts.includes('Alt'),
    hasShift: parts.includes('Shift'),
  }
}

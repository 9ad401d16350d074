/** Keys of commands, written as `Ctrl+Shift+S`, `Alt+N`, `F2`, `?`. On a Mac, Ctrl stands for the command key. */

export interface KeyPress {
  readonly key: string
  /** Where the key lies, as on a keyboard of the United States: `KeyZ`. */
  readonly code: string
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

/** What the place of a key stands for where its character is of another script: letters and digits, and these. */
const PLACES: Readonly<Record<string, string>> = {
  Slash: '/',
  Period: '.',
  Comma: ',',
  Equal: '=',
  Minus: '-',
}

export function matchesKeys(keys: string, press: KeyPress, isMac: boolean): boolean {
  const wanted = readKeys(keys)
  const pressed = readPressed(press, isMac)
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

/** Whether keys would otherwise write something into a text field, as those with Alt do on a Mac: `@`, `π`. */
export function isTyping(keys: string, isMac: boolean): boolean {
  const { hasControl, hasAlt, key } = readKeys(keys)
  return !hasControl && (!hasAlt || isMac) && !/^f\d+$/.test(key)
}

/** As they stand on the keyboard: `⇧⌘S` on a Mac, else as written. */
export function formatKeys(keys: string, isMac: boolean): string {
  if (!isMac) return keys
  return keys.replace('Ctrl+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥')
}

/** The character, unless it is none of ours: Ctrl+Я, Ctrl+à for the digit below it, or what Option makes of a letter. */
function readPressed({ key, code, altKey }: KeyPress, isMac: boolean): string {
  const typed = key.toLowerCase()
  const isOurs = /^[ -~]+$/.test(typed) && typed !== 'dead'
  const isOfOption = isMac && altKey && /^[^a-z0-9]$/.test(typed)
  if (isOurs && !isOfOption) return typed
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? PLACES[code] ?? typed
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

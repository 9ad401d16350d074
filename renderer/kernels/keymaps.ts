/**
 * Two keymaps over one table of commands. A command's own keys are those that Simulink's users know; `MODERN` has what
 * differs for hands that come from other editors.
 */

export type Keymap = 'simulink' | 'modern'

export const KEYMAPS: Readonly<Record<Keymap, string>> = { simulink: 'Simulink', modern: 'Modern' }

/** A command without an entry has its own keys. */
const MODERN: Readonly<Record<string, readonly string[]>> = {
  'run.start': ['F5', 'Ctrl+Enter'],
  'run.stop': ['Shift+F5', 'Ctrl+Shift+Enter'],
  'run.pause': ['F6'],
  'edit.duplicate': ['Ctrl+D'],
  'edit.comment-out': ['Ctrl+/'],
  'edit.comment-through': ['Alt+/'],
  'edit.flip': ['Alt+F'],
  'edit.insert': ['Space', 'Ctrl+.'],
  'view.fit': ['Ctrl+0'],
  'view.palette': ['Ctrl+K', 'Ctrl+Shift+P'],
  'run.check': ['Ctrl+B'],
  'run.settings': ['Ctrl+,'],
}

/** Keys that a browser takes before any page sees them. */
const BROWSER_KEYS: ReadonlySet<string> = new Set([
  'Ctrl+N',
  'Ctrl+T',
  'Ctrl+W',
  'Ctrl+Tab',
  'Ctrl+Shift+N',
  'Ctrl+Shift+T',
  'Ctrl+Shift+W',
  'Ctrl+Shift+Tab',
])

interface Bound {
  readonly id: string
  readonly keys?: readonly string[]
  readonly ownKeys?: readonly string[]
}

export function keysIn(keymap: Keymap, { id, keys = [] }: Bound): readonly string[] {
  return (keymap === 'modern' ? MODERN[id] : undefined) ?? keys
}

/** Keys to show for a command: a browser's window does not show those that the browser keeps. */
export function listKeys(keymap: Keymap, command: Bound, isInBrowser: boolean): readonly string[] {
  const all = [...keysIn(keymap, command), ...(command.ownKeys ?? [])]
  return isInBrowser ? all.filter(keys => !BROWSER_KEYS.has(keys)) : all
}

/** Keys that more than one command has, each with the ids. */
export function findSharedKeys(keymap: Keymap, commands: readonly Bound[]): ReadonlyMap<string, string[]> {
  const owners = new Map<string, string[]>()
  for (const command of commands) {
    for (const keys of new Set([...keysIn(keymap, command), ...(command.ownKeys ?? [])])) {
      owners.set(keys, [...(owners.get(keys) ?? []), command.id])
    }
  }
  return new Map([...owners].filter(([, ids]) => ids.length > 1))
}

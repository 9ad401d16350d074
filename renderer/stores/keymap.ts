/** Which keymap the user chose, remembered on this machine. */
import { create } from 'zustand'
import { host } from '../host/host.ts'
import { type Keymap, keysIn, listKeys } from '../kernels/keymaps.ts'
import { formatKeys } from '../kernels/keys.ts'
import { writeKeysAnew } from '../kernels/keys-in-text.ts'
import { type Command, useCommands } from './commands.ts'

const MARK = 'loopwright.keymap'

export const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform)

interface KeymapStore {
  readonly keymap: Keymap
}

export const useKeymap = create<KeymapStore>()(() => ({
  keymap: globalThis.localStorage?.getItem(MARK) === 'modern' ? 'modern' : 'simulink',
}))

export function chooseKeymap(keymap: Keymap): void {
  localStorage.setItem(MARK, keymap)
  useKeymap.setState({ keymap })
}

/** The keys that call a command now. */
export function keysOf(command: Command): readonly string[] {
  return keysIn(useKeymap.getState().keymap, command)
}

/** As shown to the user, the first one the one to learn. */
export function shownKeysOf(command: Command, keymap: Keymap): readonly string[] {
  return listKeys(keymap, command, host.kind === 'web').map(keys => formatKeys(keys, isMac))
}

/** The keys to learn for a command, for a text that names them. */
export function useShownKeys(id: Command['id']): string | undefined {
  const keymap = useKeymap(state => state.keymap)
  const command = useCommands(state => state.commands.find(known => known.id === id))
  return command && shownKeysOf(command, keymap)[0]
}

/** A text of the manual, which names Simulink's keys, with those that do the same now. */
export function useKeysOfText(text: string): string {
  const keymap = useKeymap(state => state.keymap)
  const commands = useCommands(state => state.commands)
  return writeKeysAnew(text, keys => {
    const command = commands.find(known => known.keys?.includes(keys))
    if (!command) return undefined
    return keysIn(keymap, command).includes(keys) ? formatKeys(keys, isMac) : shownKeysOf(command, keymap)[0]
  })
}

/** A tooltip with its shortcut: `Fit the diagram (Space)`. */
export function useTooltip(text: string, id: Command['id']): string {
  const keys = useShownKeys(id)
  return keys === undefined ? text : `${text} (${keys})`
}

/**
 * The one table of commands: menus, the shortcut sheet, the keyboard and the shell's menu all draw from it. A feature
 * registers its own, so that features need not know each other.
 */
import { create } from 'zustand'
import type { MenuCommand } from '../../electron/contract/host.ts'

export type CommandGroup = 'File' | 'Edit' | 'Arrange' | 'View' | 'Run' | 'Help'

export interface Command {
  /** One of the shell's menu commands, or one that only the renderer has, such as `edit.rename`. */
  readonly id: MenuCommand | (string & {})
  readonly title: string
  readonly group: CommandGroup
  /** `Ctrl+S`; menus show the first. On a Mac, Ctrl is the command key. */
  readonly keys?: readonly string[]
  /** Keys that whoever registers listens to, such as those of clipboard events: shown, but not bound. */
  readonly ownKeys?: readonly string[]
  readonly run: () => void
  /** Asked when the command is about to run; a command that is not enabled leaves its keys to others. */
  readonly isEnabled?: () => boolean
  /** Of a command that turns something on and off: which of the two it is now. */
  readonly isOn?: () => boolean
}

interface CommandTable {
  readonly commands: readonly Command[]
}

export const useCommands = create<CommandTable>()(() => ({ commands: [] }))

/** Adds commands, in the place of those with the same ids. Returns how to take them away again. */
export function registerCommands(added: readonly Command[]): () => void {
  const ids = new Set(added.map(command => command.id))
  useCommands.setState(({ commands }) => ({
    commands: [...commands.filter(command => !ids.has(command.id)), ...added],
  }))
  return () =>
    useCommands.setState(({ commands }) => ({
      commands: commands.filter(command => !added.includes(command)),
    }))
}

export function findCommand(id: Command['id']): Command | undefined {
  return useCommands.getState().commands.find(command => command.id === id)
}

/** False where there is no such command or it can do nothing now. */
export function runCommand(id: Command['id']): boolean {
  const command = findCommand(id)
  if (!command || command.isEnabled?.() === false) return false
  command.run()
  return true
}

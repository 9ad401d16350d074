import type { HostCommand } from './host.ts'

export interface CommandQueue {
  readonly push: (command: HostCommand) => void
  readonly listen: (listener: (command: HostCommand) => void) => () => void
}

/** Keeps commands until somebody listens, so that a file opened while the app starts is not lost. */
export function createCommandQueue(): CommandQueue {
  const listeners = new Set<(command: HostCommand) => void>()
  let waiting: HostCommand[] = []
  return {
    push: command => {
      if (listeners.size === 0) waiting.push(command)
      for (const listener of listeners) listener(command)
    },
    listen: listener => {
      listeners.add(listener)
      const commands = waiting
      waiting = []
      for (const command of commands) listener(command)
      return () => listeners.delete(listener)
    },
  }
}

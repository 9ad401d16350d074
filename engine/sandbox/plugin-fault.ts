/** What is wrong with a plugin, in words for the user and its author. */
export interface PluginFault {
  readonly message: string
  /** Where in the plugin, if known. */
  readonly file?: string
  /** From 1. */
  readonly line?: number
  /** Its sandbox is closed: nothing of it can be used any more. */
  readonly isStopped?: true
}

/** A plugin failed; what it gave cannot be used. */
export class PluginError extends Error {
  override readonly name = 'PluginError'
  readonly fault: PluginFault
  constructor(fault: PluginFault) {
    super(fault.message)
    this.fault = fault
  }
}

/** `index.js:3: message` */
export function formatPluginFault({ message, file, line }: PluginFault): string {
  if (file === undefined) return message
  return line === undefined ? `${file}: ${message}` : `${file}:${line}: ${message}`
}

import { extname, resolve } from 'node:path'

/** The project file among a command line's arguments, as a full path; null when there is none. */
export function findProjectArgument(values: readonly string[], folder: string): string | null {
  const name = values.find(value => !value.startsWith('-') && extname(value).toLowerCase() === '.loop')
  return name === undefined ? null : resolve(folder, name)
}

/** The formats of project files, by the ending of the file's name. */
import type { Project } from '../model/project.ts'
import { readProject } from './json.ts'
import { locate, type Position } from './json-positions.ts'
import type { DocumentPath, Reading } from './reading.ts'
import { writeProject } from './write-json.ts'

export interface Format {
  readonly name: string
  /** Endings with their dot, the usual one first. */
  readonly extensions: readonly string[]
  readonly read: (text: string) => Reading
  readonly write: (project: Project) => string
  /** Lines and columns of the values at these paths in a text that can be read, by `formatPath`. */
  readonly locate: (text: string, paths: readonly DocumentPath[]) => ReadonlyMap<string, Position>
}

const json: Format = {
  name: 'JSON',
  extensions: ['.loop', '.json'],
  read: readProject,
  write: writeProject,
  locate,
}

export const FORMATS: readonly Format[] = [json]

/** The format of a file; one with an ending of its own is taken for the canonical form. */
export function findFormat(path: string): Format {
  const name = path.toLowerCase()
  return FORMATS.find(({ extensions }) => extensions.some(extension => name.endsWith(extension))) ?? json
}

import type { Diagnostic } from '../model/diagnostic.ts'
import type { Project } from '../model/project.ts'

/** What reading a file gives: a project unless an error is among the diagnostics. */
export interface Reading {
  readonly project: Project | null
  readonly diagnostics: readonly Diagnostic[]
}

/** A place in a document: keys of objects and indices of lists, from the outside in. */
export type DocumentPath = readonly (string | number)[]

/** `models.main.connections[3]` */
export function formatPath(path: DocumentPath): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${step}`))
    .join('')
}

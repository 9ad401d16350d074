import { findFormat } from '../formats/formats.ts'
import { placeDiagnostics } from '../formats/place-diagnostics.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Project } from '../model/project.ts'
import type { CommandIo } from './command-io.ts'

export interface LoadedProject {
  /** Null when the file is not a project. */
  readonly project: Project | null
  readonly diagnostics: readonly Diagnostic[]
  /** Adds the lines of the file to what is found later. */
  readonly place: (diagnostics: readonly Diagnostic[]) => readonly Diagnostic[]
}

export async function loadProject(path: string, io: CommandIo): Promise<LoadedProject> {
  const text = await io.readText(path)
  const format = findFormat(path)
  const { project, diagnostics } = format.read(text)
  const place = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
    project && found.length > 0 ? placeDiagnostics(found, project, text, format) : found
  return { project, diagnostics, place }
}

/** From places in a model to lines of the file it was read from. */
import type { Diagnostic, Place } from '../model/diagnostic.ts'
import { findBlock, findModel } from '../model/find.ts'
import type { Project } from '../model/project.ts'
import type { Format } from './formats.ts'
import { type DocumentPath, formatPath } from './reading.ts'

/** Adds line and column where the place stands in the file. */
export function placeDiagnostics(
  diagnostics: readonly Diagnostic[],
  project: Project,
  text: string,
  format: Format,
): Diagnostic[] {
  const paths = diagnostics.map(({ place }) => findPath(place, project))
  const positions = format.locate(
    text,
    paths.flatMap(path => (path ? [path] : [])),
  )
  return diagnostics.map((diagnostic, i) => {
    const path = paths[i]
    const position = path && positions.get(formatPath(path))
    return position ? { ...diagnostic, place: { ...diagnostic.place, ...position } } : diagnostic
  })
}

function findPath(
  { model: key, block: name, port, parameter, field, line }: Place,
  project: Project,
): DocumentPath | null {
  if (line !== undefined) return null
  if (field !== undefined) return field.split('.')
  const model = findModel(project, key)
  if (key === undefined || !model) return null
  if (name === undefined) return ['models', key]
  // Of two connections into one input the later one is the surplus.
  const connection = model.connections.findLastIndex(ends =>
    [ends.from, ends.to].some(end => end.block === name && end.port === port),
  )
  if (connection !== -1) return ['models', key, 'connections', connection]
  if (!findBlock(model, name)) return null
  const block = ['models', key, 'blocks', name]
  return parameter === undefined ? block : [...block, 'parameters', parameter]
}

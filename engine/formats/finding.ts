import type { Diagnostic } from '../model/diagnostic.ts'
import { locate } from './json-positions.ts'
import { type DocumentPath, formatPath } from './reading.ts'

/** A problem of the document at a path, before its line and column are known. */
export type Finding = Omit<Diagnostic, 'place'> & { readonly path: DocumentPath }

/** Looks the places up in the text, in one go. */
export function placeFindings(text: string, findings: readonly Finding[]): Diagnostic[] {
  if (findings.length === 0) return []
  const positions = locate(
    text,
    findings.map(({ path }) => path),
  )
  return findings.map(({ path, ...problem }) => {
    const field = formatPath(path)
    return { ...problem, place: { ...(field === '' ? {} : { field }), ...positions.get(field) } }
  })
}

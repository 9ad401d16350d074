/** What a file's shape lacks, in words. */
import type * as z from 'zod/mini'
import type { Finding } from './finding.ts'
import { type DocumentPath, formatPath } from './reading.ts'

/** A check of the schema's own, which brings its words along; the message of other issues is what is expected. */
export interface OwnFault {
  readonly code: Finding['code']
  readonly message: string
  readonly hint: string
}

export function describeIssue(issue: z.core.$ZodIssue, document: unknown): Finding {
  const path = issue.path.filter(step => typeof step !== 'symbol')
  if (issue.code === 'custom' && isOwnFault(issue.params)) {
    const { code, message, hint } = issue.params
    return { severity: 'error', code, message, hint, path }
  }
  const name = nameOf(path)
  const found = describeValue(document, path)
  return {
    severity: 'error',
    code: 'wrong-shape',
    message: found === null ? `${name} is missing.` : `${name} must be ${issue.message}, not ${found}.`,
    ...(found === null ? { hint: `Add ${issue.message}.` } : {}),
    path,
  }
}

function isOwnFault(params: unknown): params is OwnFault {
  return typeof params === 'object' && params !== null && 'message' in params && 'hint' in params
}

/** The last name on the path, with the indices after it: `"at"[0]`. */
function nameOf(path: DocumentPath): string {
  const last = path.findLastIndex(step => typeof step === 'string')
  const name = path[last]
  return name === undefined ? 'The project' : `"${name}"${formatPath(path.slice(last + 1))}`
}

/** The value at a path in a word, or null where there is none. */
function describeValue(document: unknown, path: DocumentPath): string | null {
  let value = document
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return null
    value = Reflect.get(value, step)
  }
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return shorten(JSON.stringify(value))
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text
}

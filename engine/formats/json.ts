/** The canonical form of a project file, JSON. Reading never throws: whatever is wrong comes back with its place. */
import { type Diagnostic, isError } from '../model/diagnostic.ts'
import { findModel, suggest } from '../model/find.ts'
import { FORMAT, FORMAT_VERSION, type Project } from '../model/project.ts'
import { describeIssue } from './describe-issue.ts'
import { type Finding, placeFindings } from './finding.ts'
import { findBadNames, parseJson } from './json-text.ts'
import type { Reading } from './reading.ts'
import { projectSchema } from './schema.ts'

/** More would not be read. */
const MOST_FINDINGS = 100

export function readProject(fileText: string): Reading {
  // Some editors put a byte order mark before the text.
  const text = fileText.startsWith('\uFEFF') ? fileText.slice(1) : fileText
  const parsed = parseJson(text)
  if ('fault' in parsed) return { project: null, diagnostics: [parsed.fault] }
  const document = parsed.value
  const stranger = findStranger(document)
  if (stranger) return { project: null, diagnostics: placeFindings(text, [stranger]) }

  const badNames = findBadNames(text)
  const result = projectSchema.safeParse(document)
  const findings = result.success
    ? findMissingRoot(result.data)
    : result.error.issues.map(issue => describeIssue(issue, document))
  const versions = findNewerVersion(document, result.success)
  const diagnostics: Diagnostic[] = [
    ...placeFindings(text, versions),
    ...badNames.slice(0, MOST_FINDINGS),
    ...placeFindings(text, findings.slice(0, MOST_FINDINGS)),
  ]
  return { project: result.success && !diagnostics.some(isError) ? result.data : null, diagnostics }
}

/** JSON that is something else than a project of ours. */
function findStranger(document: unknown): Finding | null {
  const refuse = (message: string, path: Finding['path']): Finding => ({
    severity: 'error',
    code: 'not-a-project',
    message,
    hint: 'Is it the right file?',
    path,
  })
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    return refuse('The file is JSON, but not a Loopwright project.', [])
  if (!('format' in document))
    return refuse(`The file is JSON, but not a Loopwright project: it has no "format": "${FORMAT}".`, [])
  if (document.format !== FORMAT) {
    const found = JSON.stringify(document.format).slice(0, 40)
    return refuse(`The file is not a Loopwright project: its format is ${found}, not "${FORMAT}".`, [
      'format',
    ])
  }
  return null
}

/** A newer file opens when its shape is still one that we know; whoever opens it must not write it. */
function findNewerVersion(document: unknown, isReadable: boolean): Finding[] {
  const version = typeof document === 'object' && document !== null && Reflect.get(document, 'version')
  if (typeof version !== 'number' || !Number.isInteger(version) || version <= FORMAT_VERSION) return []
  return [
    {
      severity: isReadable ? 'warning' : 'error',
      code: 'newer-version',
      message: `The file is of version ${version}; this Loopwright knows up to version ${FORMAT_VERSION}.`,
      hint: isReadable
        ? 'It opens read-only, and what is new in it does not show. Use a newer Loopwright to change it.'
        : 'Use a newer Loopwright to open it.',
      path: ['version'],
    },
  ]
}

function findMissingRoot(project: Project): Finding[] {
  if (findModel(project, project.root)) return []
  const keys = Object.keys(project.models)
  const near = suggest(project.root, keys)
  return [
    {
      severity: 'error',
      code: 'unknown-root',
      message: `The root model "${project.root}" does not exist.`,
      hint: near
        ? `Did you mean "${near}"?`
        : keys.length > 0
          ? `Set "root" to one of: ${keys.join(', ')}.`
          : 'Add a model.',
      path: ['root'],
    },
  ]
}

/** Where in a project something is wrong. Every field that is known is given. */
export interface Place {
  /** Key of the model in `project.models`. */
  readonly model?: string
  /** Context path of the use in which it was found, e.g. `converter/filter`; empty at the root. */
  readonly path?: string
  readonly block?: string
  readonly port?: string
  readonly parameter?: string
  /** A field outside any model, as a path in the file, e.g. `settings.step`. */
  readonly field?: string
  /** Line and column in the file's text, both from 1. */
  readonly line?: number
  readonly column?: number
}

export type Severity = 'error' | 'warning' | 'info'

/**
 * A problem in what the user made, as data. The user's mistakes are never thrown; only our own bugs are.
 * `message` says what is wrong in the user's words, `hint` what to try.
 */
export interface Diagnostic {
  readonly severity: Severity
  readonly code: DiagnosticCode
  readonly message: string
  readonly hint?: string
  readonly place: Place
  /** Ports of an algebraic loop or models of a cycle, in order. */
  readonly trail?: readonly string[]
  /** Simulated time in seconds, for problems of a run. */
  readonly timeSeconds?: number
}

export type DiagnosticCode =
  | 'not-a-project'
  | 'cut-off-file'
  | 'newer-version'
  | 'wrong-shape'
  | 'unknown-root'
  | 'unknown-model'
  | 'cycle-of-models'
  | 'unknown-block-type'
  | 'missing-plugin'
  | 'unknown-block'
  | 'unknown-port'
  | 'unknown-parameter'
  | 'bad-block-name'
  | 'bad-signal-name'
  | 'signal-name-taken'
  | 'duplicate-port'
  | 'two-connections-into-one-input'
  | 'unconnected-input'
  | 'bad-expression'
  | 'bad-parameter-value'
  | 'data-file'
  | 'bad-setting'
  | 'width-mismatch'
  | 'bad-sample-time'
  | 'rate-mismatch'
  | 'sample-missing'
  | 'conditional-model'
  | 'unknown-tag'
  | 'duplicate-tag'
  | 'unknown-store'
  | 'duplicate-store'
  | 'algebraic-loop'
  | 'not-finite'
  | 'no-steady-state'
  | 'check-failed'
  | 'check-warned'
  | 'engine-failed'
  | 'plain-function'
  | 'finite-escape'
  | 'step-too-small'
  | 'singular-jacobian'
  | 'zeno'
  | 'engine-fault'
  | 'memory-limit'

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error'
}

/** One line for people: `error  converter/filter: message (what to try)`. */
export function describeDiagnostic(diagnostic: Diagnostic): string {
  const place = describePlace(diagnostic.place)
  const hint = diagnostic.hint ? ` ${diagnostic.hint}` : ''
  return `${place ? `${place}: ` : ''}${diagnostic.message}${hint}`
}

/** `converter/filter.u`, `settings.step`, `line 3, column 7`, or an empty string when nothing is known. */
export function describePlace(place: Place): string {
  const parts: string[] = []
  if (place.block !== undefined) {
    const prefix = place.path ? `${place.path}/` : ''
    const member = place.port ?? place.parameter
    parts.push(`${prefix}${place.block}${member === undefined ? '' : `.${member}`}`)
    if (!place.path && place.model !== undefined && place.model !== 'main')
      parts.push(`in model ${place.model}`)
  } else if (place.field !== undefined) {
    parts.push(place.field)
  } else if (place.model !== undefined) {
    parts.push(`model ${place.model}`)
  }
  if (place.line !== undefined) parts.push(`line ${place.line}, column ${place.column ?? 1}`)
  return parts.join(', ')
}

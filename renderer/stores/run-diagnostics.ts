/** Problems of a run, as the window adds to them. */
import { type Diagnostic, describeNotice, type RunReport } from '../../engine/index.ts'

/** What a run warns of while it goes on. */
const NOTICED: readonly Diagnostic['code'][] = ['check-warned', 'not-finite']

/** With what checks have noted so far, in the place of what they had noted before. */
export function addNoticed(
  diagnostics: readonly Diagnostic[],
  { notices, notFinite }: Extract<RunReport, { kind: 'noticed' }>,
): Diagnostic[] {
  const others = diagnostics.filter(({ code }) => !NOTICED.includes(code))
  const warnings = notices.map(describeNotice).filter(warning => warning !== null)
  return [...others, ...warnings, ...(notFinite ? [notFinite] : [])]
}

export function describeFullRecording(bytes: number): Diagnostic {
  return {
    severity: 'warning',
    code: 'memory-limit',
    message: `Paused: the scopes hold ${(bytes / 2 ** 30).toFixed(1)} GB of samples.`,
    hint: 'Resume to go on, or stop and take a larger step or an earlier stop time.',
    place: {},
  }
}

export function describeCrash(message: string): Diagnostic {
  return {
    severity: 'error',
    code: 'engine-fault',
    message: `The engine stopped unexpectedly: ${message}.`,
    hint: 'Your project is untouched. Save it and run again.',
    place: {},
  }
}

/** A file of a To File block could not be written. */
export function describeUnwritten(path: string, fault: unknown): Diagnostic {
  return {
    severity: 'warning',
    code: 'data-file',
    message: `${path} was not written: ${fault instanceof Error ? fault.message : String(fault)}`,
    hint: 'Mend that and run again.',
    place: {},
  }
}

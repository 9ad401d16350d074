import { type Diagnostic, describeDiagnostic, type Severity } from '../model/diagnostic.ts'

/** A line for each: `motor.loop: error: gain.gain, line 12, column 40: what is wrong. What to try.` */
export function formatDiagnostics(file: string, diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(diagnostic => `${file}: ${diagnostic.severity}: ${describeDiagnostic(diagnostic)}\n`)
    .join('')
}

export function countOf(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter(diagnostic => diagnostic.severity === severity).length
}

/** `2 errors, 1 warning`, or `no problems`. */
export function summarise(diagnostics: readonly Diagnostic[]): string {
  const counts = (['error', 'warning'] as const).flatMap(severity => {
    const count = countOf(diagnostics, severity)
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`]
  })
  return counts.length === 0 ? 'no problems' : counts.join(', ')
}

/** Problems of a run that the engine does not know of. */
import type { Diagnostic } from '../../engine/index.ts'

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

/** Pauses a run each time its samples have filled so much memory more, and says why. */
import type { Recording } from './recording.ts'
import { describeFullRecording } from './run-diagnostics.ts'
import type { RunStatePort } from './run-state.ts'

export interface RecordingLimit {
  readonly begin: () => void
  readonly check: (recording: Recording | null) => void
}

export function createRecordingLimit(
  bytesEach: number,
  { set, get }: RunStatePort,
  pause: () => void,
): RecordingLimit {
  let limit = bytesEach
  return {
    begin: () => {
      limit = bytesEach
    },
    check: recording => {
      const bytes = recording?.bytes() ?? 0
      if (bytes < limit) return
      limit = bytes + bytesEach
      pause()
      const others = get().diagnostics.filter(({ code }) => code !== 'memory-limit')
      set({ diagnostics: [...others, describeFullRecording(bytes)] })
    },
  }
}

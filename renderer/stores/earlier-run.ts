/** The run before the present drag of a gain began: it stays in the scopes as a ghost. */
import { describeEarlier, type TunableValues } from '../kernels/tuning.ts'
import type { Recording } from './recording.ts'

export interface Ghost {
  readonly recording: Recording
  /** What that run had instead: `voltage PID.P = 1.5`. */
  readonly label: string
}

interface Base {
  readonly recording: Recording
  readonly tunables: TunableValues
}

export interface EarlierRun {
  /** An edit happened under this merge key while `shown` was in the scopes; edits of one key are one drag. */
  readonly note: (mergeKey: string | null, shown: Base) => void
  /** The drag ended. */
  readonly settle: () => void
  readonly forget: () => void
  /** The ghost behind a run with these values; null where it would be the same run. */
  readonly ghost: (tunables: TunableValues) => Ghost | null
}

export function createEarlierRun(): EarlierRun {
  let drag: string | null = null
  let base: Base | null = null
  return {
    note: (mergeKey, shown) => {
      if (mergeKey === null || mergeKey !== drag) base = shown
      drag = mergeKey
    },
    settle: () => {
      drag = null
    },
    forget: () => {
      drag = null
      base = null
    },
    ghost: tunables => {
      const label = base && describeEarlier(base.tunables, tunables)
      return base && label !== null ? { recording: base.recording, label } : null
    },
  }
}

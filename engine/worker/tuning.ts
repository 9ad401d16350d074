/** Parameters of a run that change between its steps: at once, or one step after those that were written before. */
import type { Run } from '../simulate/run.ts'
import type { ParameterWrite } from './messages.ts'
import type { RunHistory } from './run-history.ts'

export interface Tuning {
  /** With `afterStep` a step sees what was written before: a button that is let go was seen pressed. */
  readonly write: (writes: readonly ParameterWrite[], afterStep: boolean) => void
  readonly isWaiting: () => boolean
  /** After steps: writes what waited for one. */
  readonly catchUp: () => void
}

export function createTuning(run: Run, history: RunHistory): Tuning {
  let tunedAt = -1
  let waiting: readonly ParameterWrite[] = []
  return {
    write: (writes, afterStep) => {
      if (afterStep && tunedAt === run.steps) {
        waiting = [...waiting, ...writes]
        return
      }
      const later = new Set(writes.map(({ address }) => address))
      waiting = waiting.filter(({ address }) => !later.has(address))
      history.write(writes)
      tunedAt = run.steps
    },
    isWaiting: () => waiting.length > 0,
    catchUp: () => {
      if (waiting.length === 0 || run.steps === tunedAt) return
      history.write(waiting)
      waiting = []
    },
  }
}

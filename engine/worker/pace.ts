/** The pace of a run: fixed steps are due one by one, variable ones as far as simulated time is behind. */
import type { Run } from '../simulate/run.ts'
import { createPacer } from './pacer.ts'

export interface Pace {
  /** How many steps may be taken now, none of which may begin at or after `until`. */
  readonly findDue: (nowMilliseconds: number) => { readonly steps: number; readonly until: number }
  /** Milliseconds until another step is due. */
  readonly findWait: (nowMilliseconds: number) => number
  readonly anchor: (nowMilliseconds: number) => void
  readonly set: (pace: number, nowMilliseconds: number) => void
}

export function createPace(run: Run, pace: number): Pace {
  const { program } = run
  const isVariable = program.variable !== null
  // Simulated seconds are the ticks of a run that has none.
  const pacer = createPacer(isVariable ? 1 : program.step, pace)
  const position = (): number => (isVariable ? run.timeSeconds : run.tick)
  return {
    findDue: now => {
      if (!isVariable) return { steps: pacer.ticksDue(now, run.tick), until: Number.POSITIVE_INFINITY }
      const lag = pacer.lag(now, run.timeSeconds)
      return { steps: lag > 0 ? Number.POSITIVE_INFINITY : 0, until: run.timeSeconds + lag }
    },
    findWait: now => pacer.millisecondsToNext(now, isVariable ? run.timeSeconds - 1 : run.tick),
    anchor: now => pacer.anchor(now, position()),
    set: (value, now) => pacer.setPace(value, now, position()),
  }
}

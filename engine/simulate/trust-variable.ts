/** Variable steps: the finer run follows the other and lands on each of its instants; logs are compared at the end. */
import type { Program } from '../compile/program.ts'
import { compareLogs } from './error-bands.ts'
import type { Refinement } from './refine-program.ts'
import { createSignalLog } from './signal-log.ts'
import type { TrustCheck, TrustRequest } from './trust-interface.ts'
import { findSame, startPair } from './trust-pair.ts'

/** Steps of one run before it is looked where the other one is. */
const BATCH_STEPS = 256

export function checkVariable(request: TrustRequest, program: Program, refined: Refinement): TrustCheck {
  const { signals, untilSeconds = program.stop } = request
  const coarseLog = createSignalLog(signals)
  const fineLog = createSignalLog(findSame(refined.program, signals))
  let landing = 0
  const landings = (timeSeconds: number): number => {
    while (landing < coarseLog.rows && coarseLog.time(landing) <= timeSeconds) landing += 1
    return landing < coarseLog.rows ? coarseLog.time(landing) : Number.POSITIVE_INFINITY
  }
  const pair = startPair(request, program, refined, {
    coarse: { sink: coarseLog.sink },
    fine: { sink: fineLog.sink, landings },
  })
  const { coarse, fine, recorder } = pair
  const check = {
    get isFinished(): boolean {
      const isThere = coarse.isFinished || coarse.timeSeconds >= untilSeconds
      return fine.isFinished || (isThere && fine.timeSeconds >= coarse.timeSeconds)
    },
    get timeSeconds(): number {
      return pair.timeSeconds
    },
    advance: (steps: number): void => {
      let left = steps
      while (left > 0 && !check.isFinished) {
        if (fine.timeSeconds < coarse.timeSeconds) {
          const before = fine.steps
          fine.advance(Math.min(left, BATCH_STEPS), coarse.timeSeconds)
          left -= Math.max(1, fine.steps - before)
          continue
        }
        const change = pair.nextChange()
        if (change && coarse.timeSeconds >= change.timeSeconds) {
          pair.change()
          continue
        }
        const before = coarse.steps
        coarse.advance(
          Math.min(left, BATCH_STEPS),
          Math.min(change?.timeSeconds ?? untilSeconds, untilSeconds),
        )
        left -= Math.max(1, coarse.steps - before)
      }
    },
    result: () => {
      const slackSeconds = (program.variable?.relTol ?? 0) * program.stop
      compareLogs(recorder, coarseLog, fineLog, slackSeconds)
      return pair.conclude()
    },
    close: pair.close,
  }
  return check
}

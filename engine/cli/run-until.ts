/** A run in batches of steps, so that between them it can be stopped, written and reported on. */
import type { Run } from '../simulate/run.ts'
import type { CommandIo } from './command-io.ts'

/** Long enough to cost nothing, short enough that Ctrl+C feels immediate. */
const BATCH_MILLISECONDS = 40

/** An instant: the tick of a fixed step; variable steps go by the seconds. */
export interface Until {
  readonly tick: number
  readonly seconds: number
}

export const UNTIL_END: Until = { tick: Number.POSITIVE_INFINITY, seconds: Number.POSITIVE_INFINITY }

/** A run that has begun, to the first step at or after an instant, or to its end. Gives the milliseconds that the steps took. */
export async function runUntil(
  run: Run,
  io: CommandIo,
  until: Until,
  betweenBatches: () => Promise<void>,
): Promise<number> {
  let ticks = 64
  let milliseconds = 0
  const isVariable = run.program.variable !== null
  const isThere = (): boolean => (isVariable ? run.timeSeconds >= until.seconds : run.tick >= until.tick)
  while (!run.isFinished && !isThere() && !io.interruption.aborted) {
    const start = io.now()
    run.advance(isVariable ? ticks : Math.min(ticks, until.tick - run.tick), until.seconds)
    const elapsed = io.now() - start
    milliseconds += elapsed
    ticks = elapsed < BATCH_MILLISECONDS / 2 ? ticks * 2 : ticks
    if (elapsed > BATCH_MILLISECONDS * 2) ticks = Math.max(1, Math.floor(ticks / 2))
    await betweenBatches()
    await io.pause()
  }
  return milliseconds
}

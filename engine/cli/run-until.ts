/** A run in batches of steps, so that between them it can be stopped, written and reported on. */
import type { Run } from '../simulate/run.ts'
import type { CommandIo } from './command-io.ts'

/** Long enough to cost nothing, short enough that Ctrl+C feels immediate. */
const BATCH_MILLISECONDS = 40

/** A run that has begun, to the tick or to its end. Gives the milliseconds that the steps took. */
export async function runUntil(
  run: Run,
  io: CommandIo,
  tick: number,
  betweenBatches: () => Promise<void>,
): Promise<number> {
  let ticks = 64
  let milliseconds = 0
  while (!run.isFinished && run.tick < tick && !io.interruption.aborted) {
    const start = io.now()
    run.advance(Math.min(ticks, tick - run.tick))
    const elapsed = io.now() - start
    milliseconds += elapsed
    ticks = elapsed < BATCH_MILLISECONDS / 2 ? ticks * 2 : ticks
    if (elapsed > BATCH_MILLISECONDS * 2) ticks = Math.max(1, Math.floor(ticks / 2))
    await betweenBatches()
    await io.pause()
  }
  return milliseconds
}

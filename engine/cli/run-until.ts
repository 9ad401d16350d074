/** A run in batches of steps, so that between them it can be stopped, written and reported on. */
import type { Run } from '../simulate/run.ts'
import type { CommandIo } from './command-io.ts'

/** Long enough to cost nothing, short enough that Ctrl+C feels immediate. */
const BATCH_MILLISECONDS = 40

/** A run that has begun, to the tick or to its end. */
export async function runUntil(
  run: Run,
  io: CommandIo,
  tick: number,
  betweenBatches: () => Promise<void>,
): Promise<void> {
  let ticks = 64
  while (!run.isFinished && run.tick < tick && !io.interruption.aborted) {
    const start = io.now()
    run.advance(Math.min(ticks, tick - run.tick))
    ticks = io.now() - start < BATCH_MILLISECONDS / 2 ? ticks * 2 : ticks
    if (io.now() - start > BATCH_MILLISECONDS * 2) ticks = Math.max(1, Math.floor(ticks / 2))
    await betweenBatches()
    await io.pause()
  }
}

/** A run in batches of steps, so that between them it can be stopped, written and reported on. */
import type { Run } from '../simulate/run.ts'
import type { CommandIo } from './command-io.ts'

/** Long enough to cost nothing, short enough that Ctrl+C feels immediate. */
const BATCH_MILLISECONDS = 40

export async function runToEnd(run: Run, io: CommandIo, betweenBatches: () => Promise<void>): Promise<void> {
  let ticks = 64
  run.start()
  while (!run.isFinished && !io.interruption.aborted) {
    const start = io.now()
    run.advance(ticks)
    ticks = io.now() - start < BATCH_MILLISECONDS / 2 ? ticks * 2 : ticks
    if (io.now() - start > BATCH_MILLISECONDS * 2) ticks = Math.max(1, Math.floor(ticks / 2))
    await betweenBatches()
    await io.pause()
  }
}

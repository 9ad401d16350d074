/** Steps of a run in batches: as many as are due, as the reader has room for, and as take about 8 ms. */
import { createBatchSize } from './batch-size.ts'
import type { Pace } from './pace.ts'
import type { RecordedRun } from './recorded-run.ts'
import type { SpeedMeter } from './speed-meter.ts'
import type { Tuning } from './tuning.ts'

export interface Batches {
  /** One batch at the run's pace or, where so many steps are asked for, of at most these, at once. */
  readonly take: (asked: number | null) => Batch
}

interface Batch {
  /** None where nothing is due or the reader must make room. */
  readonly steps: number
  readonly milliseconds: number
  readonly isFull: boolean
}

interface Parties {
  readonly recorded: RecordedRun
  readonly pace: Pace
  readonly tuning: Tuning
  readonly meter: SpeedMeter
  readonly now: () => number
}

export function createBatches({ recorded, pace, tuning, meter, now }: Parties): Batches {
  const { run, sink, history } = recorded
  const size = createBatchSize()

  function compute(steps: number, until: number, begun: number): number {
    const before = run.steps
    const from = run.timeSeconds
    history.leave()
    run.advance(steps, until)
    sink.publish()
    history.note()
    tuning.catchUp()
    const elapsed = now() - begun
    meter.add(run.steps - before, run.timeSeconds - from, elapsed)
    size.learn(run.isFinished ? steps : run.steps - before, elapsed)
    return elapsed
  }

  return {
    take: asked => {
      const begun = now()
      const due = asked === null ? pace.findDue(begun) : { steps: asked, until: Number.POSITIVE_INFINITY }
      const most = asked === null ? size.ticks() : Number.POSITIVE_INFINITY
      const room = Math.floor(sink.room() / run.rowsPerStep)
      // Writes that wait for one step come after one.
      const steps = Math.min(due.steps, tuning.isWaiting() ? 1 : most, room)
      const milliseconds = steps > 0 ? compute(steps, due.until, begun) : 0
      return { steps, milliseconds, isFull: room === 0 }
    },
  }
}

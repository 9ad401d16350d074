/** A run whose samples go to the reader and whose past is kept, and what it says of itself before its first sample. */
import type { Program } from '../compile/program.ts'
import { type ChosenEngine, chooseEngine } from '../simulate/choose-engine.ts'
import { countEvaluations } from '../simulate/count-evaluations.ts'
import { createRun, type Run } from '../simulate/run.ts'
import { describeProgram, listRecorded } from './describe-run.ts'
import type { RunDescription } from './messages.ts'
import { createRunHistory, type RunHistory } from './run-history.ts'
import { createSampleRing } from './sample-ring.ts'
import { createMessageSink, createRingSink, type SampleSink } from './sample-sink.ts'
import type { SessionPort } from './session-port.ts'

export interface RecordedRun {
  readonly run: Run
  readonly engine: ChosenEngine
  readonly evaluations: ReturnType<typeof countEvaluations>['perStep']
  readonly sink: SampleSink
  readonly history: RunHistory
  readonly description: Omit<RunDescription, 'diagnostics'>
}

/** @param threads so many, or null for as many as are of use */
export function createRecordedRun(
  { canShareMemory, createThreads, post }: SessionPort,
  program: Program,
  threads: number | null,
): RecordedRun {
  const { signals, addresses } = listRecorded(program)
  const rowLength = 1 + addresses.length
  const ring = canShareMemory ? createSampleRing(rowLength) : null
  const sink = ring ? createRingSink(ring) : createMessageSink(rowLength, post)
  const engine = chooseEngine('auto', canShareMemory ? (createThreads?.(threads) ?? null) : null)
  const counted = countEvaluations(engine.create)
  const run = createRun(program, {
    createEngine: counted.create,
    isShared: canShareMemory,
    sink: {
      addresses,
      take: (rows, count) => {
        if (history.count(count)) sink.write(rows, count)
      },
    },
  })
  const history = createRunHistory(run)
  const { buffer } = run.memory
  return {
    run,
    engine,
    evaluations: counted.perStep,
    sink,
    history,
    description: {
      signals,
      ...describeProgram(program),
      // Where memory cannot be shared, not even the name SharedArrayBuffer exists.
      memory: canShareMemory && buffer instanceof SharedArrayBuffer ? buffer : null,
      ring,
      engine: { name: engine.name, why: engine.why },
      solver: run.solver,
    },
  }
}

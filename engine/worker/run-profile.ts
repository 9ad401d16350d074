/** Times the blocks of a run between its batches, and to the end once it stands still; reports now and then. */
import type { Program } from '../compile/program.ts'
import type { EvaluationCounts } from '../simulate/count-evaluations.ts'
import { createProfiler } from '../simulate/profile.ts'
import type { Run } from '../simulate/run.ts'
import type { SessionPort } from './session-port.ts'

interface RunProfile {
  /** Between two batches, of which the last took so long. */
  readonly sample: (batchMilliseconds: number) => void
  /** The run stands still: takes the time that it needs, by and by, and reports. */
  readonly complete: () => void
  readonly end: () => void
}

type Port = Pick<SessionPort, 'post' | 'now' | 'defer'>

interface Profiled {
  readonly run: Run
  readonly engine: string
  readonly evaluations: (program: Program, steps: number) => EvaluationCounts
  /** Of the run so far. */
  readonly computeSeconds: () => number
}

export interface ProfileSwitch extends RunProfile {
  /** Whether that changes anything. */
  readonly set: (isOn: boolean) => boolean
}

/** Does nothing while it is off. */
export function createProfileSwitch(port: Port, profiled: Profiled): ProfileSwitch {
  let profile: RunProfile | null = null
  return {
    set: isOn => {
      if (isOn === (profile !== null)) return false
      profile?.end()
      profile = isOn ? createRunProfile(port, profiled) : null
      return true
    },
    sample: batchMilliseconds => profile?.sample(batchMilliseconds),
    complete: () => profile?.complete(),
    end: () => profile?.end(),
  }
}

/** What the run loses by it, at most. */
const PART_OF_BATCH = 0.05
const REPORT_MILLISECONDS = 500
/** Of the time while the run stands still: short enough to obey at once. */
const CHUNK_MILLISECONDS = 8
const ROUNDS_AT_REST = 3
const MOST_REST_MILLISECONDS = 1000

function createRunProfile(
  { post, now, defer }: Port,
  { run, engine, evaluations, computeSeconds }: Profiled,
): RunProfile {
  const profiler = createProfiler(run.program, engine, now)
  let reportedAt = now()
  /** Counts the wishes to complete: the last one holds. */
  let ticket = 0

  const report = (): void => {
    reportedAt = now()
    const nanosecondsPerStep = (computeSeconds() * 1e9) / Math.max(1, run.steps)
    post({
      kind: 'profile',
      profile: profiler.report(nanosecondsPerStep, evaluations(run.program, run.steps)),
    })
  }
  return {
    sample: batchMilliseconds => {
      ticket += 1
      profiler.sample(run.memory, PART_OF_BATCH * batchMilliseconds)
      if (profiler.rounds() > 0 && now() - reportedAt >= REPORT_MILLISECONDS) report()
    },
    complete: () => {
      const mine = ++ticket
      const wanted = profiler.rounds() + ROUNDS_AT_REST
      const begun = now()
      const goOn = (): void => {
        if (mine !== ticket) return
        profiler.sample(run.memory, CHUNK_MILLISECONDS)
        const isDone =
          profiler.rounds() >= wanted || (profiler.rounds() > 0 && now() - begun > MOST_REST_MILLISECONDS)
        if (isDone) report()
        else defer(goOn, 0)
      }
      defer(goOn, 0)
    },
    end: () => {
      ticket += 1
    },
  }
}

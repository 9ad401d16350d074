/** The run that the window has to do with: what is under way, the line to its worker, and what was asked of it. */
import type { RunReport } from '../../engine/index.ts'
import { readPace } from '../kernels/pace.ts'
import { createEditLine, type EditLine } from './edit-line.ts'
import { createRewindLine, type RewindLine } from './rewind-line.ts'
import { createRunJob, type RunJob } from './run-job.ts'
import type { RunPorts } from './run-ports.ts'
import { createSilenceWatch, type SilenceWatch } from './silence-watch.ts'
import { createStopTimer, type StopTimer } from './stop-timer.ts'
import { createTrustCheck, type TrustCheck } from './trust-check.ts'
import { createWorkerLine, type WorkerLine } from './worker-line.ts'

export interface CurrentRun {
  /** The run or the refresh under way. */
  job: RunJob | null
  /** The run that is over and could be gone back into. */
  lastJob: RunJob | null
  readonly line: WorkerLine
  readonly edits: EditLine
  readonly rewinds: RewindLine
  readonly trust: TrustCheck
  readonly silence: SilenceWatch
  readonly stopping: StopTimer
  /** What is under way, if the user started it. */
  readonly ownJob: () => RunJob | null
  readonly launch: (purpose: RunJob['purpose'], startPaused: boolean) => void
  /** Takes over the samples that wait, but for those of a way that is about to be gone back. */
  readonly drain: () => void
  /** The worker itself stays, so that the next run starts at once. */
  readonly forget: () => void
}

interface Listeners {
  readonly onReport: (report: RunReport) => void
  readonly onCrash: (message: string) => void
}

export function createCurrentRun(ports: RunPorts, { onReport, onCrash }: Listeners): CurrentRun {
  const { state, registry, frames, timers } = ports
  const project = () => ports.document.getState().project
  const line = createWorkerLine({ spawn: ports.spawn, now: timers.now, onReport, onCrash })
  const edits = createEditLine({ state, project, registry, post: line.post })
  const rewinds = createRewindLine(line.post)
  const silence = createSilenceWatch({
    after: timers.after,
    silentMilliseconds: line.silentMilliseconds,
    isQuiet: () => state.get().status === 'paused',
    onChange: isUnresponsive => {
      if (isUnresponsive !== state.get().isUnresponsive) state.set({ isUnresponsive })
    },
  })
  const stopping = createStopTimer(timers.after)
  const run: CurrentRun = {
    job: null,
    lastJob: null,
    line,
    edits,
    rewinds,
    trust: createTrustCheck({ state, post: line.post, redraw: frames.request }),
    silence,
    stopping,
    ownJob: () => (run.job?.purpose === 'run' ? run.job : null),
    launch: (purpose, startPaused) => {
      const drawn = project()
      run.job = createRunJob(purpose, drawn, registry)
      const pace = purpose === 'run' ? readPace(drawn.settings.pace) : Infinity
      const { isProfiled } = state.get()
      const threads = ports.threads?.() ?? null
      line.post({ kind: 'start', project: drawn, pace, startPaused, isProfiled, threads })
      silence.begin()
      frames.request()
    },
    drain: () => {
      if (!rewinds.isAwaited()) run.job?.drain()
    },
    forget: () => {
      run.job = null
      run.lastJob = null
      rewinds.forget()
      edits.forget()
      stopping.cancel()
      silence.end()
      state.set({ isRefreshing: false, isUnresponsive: false })
    },
  }
  return run
}

/** The line to the run's worker: spawns it when it is needed, and lets through only what is said about the last start. */
import type { RunReport, RunRequest } from '../../engine/index.ts'
import type { EngineWorker, SpawnRunWorker } from './run-worker.ts'

export interface WorkerLine {
  readonly post: (request: RunRequest) => void
  /** Loads the worker, so that the first run starts at once. */
  readonly warmUp: () => void
  /** Ends the worker whatever it does; the next request gets a new one. */
  readonly cut: () => void
  /** Since the last report, or the last start. */
  readonly silentMilliseconds: () => number
}

export interface WorkerLineOptions {
  readonly spawn: SpawnRunWorker
  readonly now: () => number
  readonly onReport: (report: RunReport) => void
  readonly onCrash: (message: string) => void
}

export function createWorkerLine({ spawn, now, onReport, onCrash }: WorkerLineOptions): WorkerLine {
  let worker: EngineWorker<RunRequest> | null = null
  /** Starts without an answer: whatever comes before the last answer is about runs of the past. */
  let unanswered = 0
  let heardAt = 0

  const cut = () => {
    worker?.terminate()
    worker = null
    unanswered = 0
  }
  const open = () =>
    spawn(
      report => {
        heardAt = now()
        if (report.kind === 'started' || report.kind === 'refused') unanswered--
        if (unanswered === 0) onReport(report)
      },
      message => {
        cut()
        onCrash(message)
      },
    )
  return {
    post: request => {
      worker ??= open()
      if (request.kind === 'start') {
        unanswered++
        heardAt = now()
      }
      worker.post(request)
    },
    warmUp: () => {
      worker ??= open()
    },
    cut,
    silentMilliseconds: () => now() - heardAt,
  }
}

/** The line to the worker that checks: one question at a time, and of those that wait only the newest is asked. */
import type { CheckReport, CheckRequest, Project } from '../../engine/index.ts'
import type { EngineWorker, SpawnCheckWorker } from './run-worker.ts'

export interface CheckLine {
  /** Asks about the project as it is when the worker comes to it. */
  readonly check: () => void
}

export interface CheckLineOptions {
  readonly spawn: SpawnCheckWorker
  /** The project as it stands. */
  readonly read: () => Project
  readonly onReport: (report: CheckReport) => void
}

export function createCheckLine({ spawn, read, onReport }: CheckLineOptions): CheckLine {
  let worker: EngineWorker<CheckRequest> | null = null
  let isAsked = false
  let isWanted = false

  const ask = () => {
    isWanted = false
    isAsked = true
    worker ??= spawn(
      report => {
        isAsked = false
        onReport(report)
        if (isWanted) ask()
      },
      // The next question gets a worker of its own.
      message => {
        console.error(`The check of the diagram ended: ${message}`)
        worker?.terminate()
        worker = null
        isAsked = false
      },
    )
    worker.post({ kind: 'check', project: read() })
  }
  return {
    check: () => {
      if (isAsked) isWanted = true
      else ask()
    },
  }
}

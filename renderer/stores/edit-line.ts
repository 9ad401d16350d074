/** Keeps a run under way in step with the document: values are stored at once, edits of the diagram wait for the worker. */
import type { Project, Registry, RunRequest } from '../../engine/index.ts'
import { holdParameters } from '../kernels/hold-parameters.ts'
import { canTakeOver, tuneRunning } from './judge-change.ts'
import type { RunJob } from './run-job.ts'
import type { RunStatePort } from './run-state.ts'

export interface EditLine {
  /** Stores what differs of the parameters, with those of pressed buttons at 1. */
  readonly tune: (running: RunJob, afterStep?: boolean) => void
  /** An edit that leaves the settings alone is taken over while it runs; others wait for the next run. */
  readonly follow: (running: RunJob) => void
  readonly isAwaited: () => boolean
  /** The worker answered: gives the project that it was asked to go on with. */
  readonly answer: () => Project | undefined
  readonly forget: () => void
}

interface Ports {
  readonly state: RunStatePort
  readonly project: () => Project
  readonly registry: Registry
  readonly post: (request: RunRequest) => void
}

export function createEditLine({ state, project, registry, post }: Ports): EditLine {
  /** Projects that the run was asked to go on with and has not yet. */
  let awaited: Project[] = []
  const tune = (running: RunJob, afterStep = false): void => {
    const held = holdParameters(project(), state.get().held)
    const { writes, isOutOfDate } = tuneRunning(running, held, registry)
    if (writes.length > 0) post({ kind: 'tune', writes, ...(afterStep ? { afterStep } : {}) })
    state.set({ isOutOfDate })
  }
  return {
    tune,
    follow: running => {
      const edited = project()
      if (canTakeOver(awaited.at(-1) ?? running.project, edited, registry)) {
        awaited.push(edited)
        post({ kind: 'swap', project: edited })
      } else if (awaited.length === 0) tune(running)
    },
    isAwaited: () => awaited.length > 0,
    answer: () => awaited.shift(),
    forget: () => {
      awaited = []
    },
  }
}

/**
 * The run: a worker's life as the window sees it. Samples stay outside React in `recording`, whose version counts
 * what was appended, so that whoever draws knows when to.
 */
import { create } from 'zustand'
import { useDocument } from './document-store.ts'
import { frameClock } from './frame-clock.ts'
import { registry } from './registry.ts'
import { createRunController } from './run-controller.ts'
import { NO_RUN, type RunActions, type RunState } from './run-state.ts'
import { spawnWebWorker } from './run-worker.ts'
import { useThreads } from './threads.ts'

export type RunStore = RunState & RunActions

export const useRun = create<RunStore>()((set, get) => ({
  ...NO_RUN,
  ...createRunController({
    state: { set, get },
    document: useDocument,
    registry,
    spawn: spawnWebWorker,
    frames: frameClock,
    threads: () => useThreads.getState().threads,
    timers: {
      now: () => performance.now(),
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds)
        return () => clearTimeout(timer)
      },
    },
  }),
}))

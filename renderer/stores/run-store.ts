/**
 * The run: a worker's life as the window sees it. Samples stay outside React in `recording`, whose version counts
 * what was appended, so that whoever draws knows when to.
 */
import { create } from 'zustand'
import { useDocument } from './document-store.ts'
import { createFileWriter, type FileWriterPorts } from './file-writer.ts'
import { frameClock } from './frame-clock.ts'
import { offerDownload } from './offer-download.ts'
import { registry } from './registry.ts'
import { createRunController } from './run-controller.ts'
import { describeUnwritten } from './run-diagnostics.ts'
import { isUnderWay, NO_RUN, type RunActions, type RunState } from './run-state.ts'
import { spawnWebWorker } from './run-worker.ts'
import { useThreads } from './threads.ts'

export type RunStore = RunState & RunActions

/** What runs have to do with files, from whoever knows the host. */
interface Disk {
  /** Reads what the project's blocks read anew; null where they read nothing. */
  readonly refresh: () => Promise<void> | null
  readonly write: FileWriterPorts['write']
}

let disk: Disk = {
  refresh: () => null,
  write: () => Promise.reject(new Error('there is no disk.')),
}

export function giveDisk(given: Disk): void {
  disk = given
}

export const useRun = create<RunStore>()((set, get) => {
  const files = createFileWriter({
    project: () => useDocument.getState().path,
    write: (...what) => disk.write(...what),
    offer: offerDownload,
    now: () => performance.now(),
    onFault: (path, fault) => {
      const { diagnostics } = get()
      set({ diagnostics: [...diagnostics, describeUnwritten(path, fault)] })
    },
  })
  const actions = createRunController({
    state: { set, get },
    document: useDocument,
    registry,
    spawn: spawnWebWorker,
    frames: frameClock,
    files,
    threads: () => useThreads.getState().threads,
    timers: {
      now: () => performance.now(),
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds)
        return () => clearTimeout(timer)
      },
    },
  })
  return {
    ...NO_RUN,
    ...actions,
    start: () => afterReading(actions.start),
    step: () => afterReading(actions.step),
  }
})

/** A run has the files as they are when it starts, and is of the project that was open when it was asked for. */
function afterReading(begin: () => void): void {
  const reading = isUnderWay(useRun.getState().status) ? null : disk.refresh()
  const { openings } = useDocument.getState()
  if (reading) void reading.then(() => useDocument.getState().openings === openings && begin())
  else begin()
}

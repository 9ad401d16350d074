/** What runs of the window need of the rest of it. */
import type { StoreApi } from 'zustand'
import type { Registry } from '../../engine/index.ts'
import type { DocumentStore } from './document-store.ts'
import type { FileWriter } from './file-writer.ts'
import type { FrameClock } from './frame-clock.ts'
import type { RunStatePort } from './run-state.ts'
import type { SpawnRunWorker } from './run-worker.ts'

export interface RunPorts {
  readonly state: RunStatePort
  readonly document: Pick<StoreApi<DocumentStore>, 'getState' | 'subscribe'>
  readonly registry: Registry
  readonly spawn: SpawnRunWorker
  readonly frames: Pick<FrameClock, 'onFeed' | 'request'>
  readonly timers: {
    readonly now: () => number
    /** Returns how to cancel. */
    readonly after: (milliseconds: number, callback: () => void) => () => void
  }
  /** The run pauses each time its samples have filled so much memory more; a window bears a few times the default. */
  readonly recordingBytes?: number
  /** Takes what runs that the user started are to write. */
  readonly files?: FileWriter
  /** How many threads a run is to take; null for as many as are of use. */
  readonly threads?: () => number | null
}

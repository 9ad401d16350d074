/** A run's worker thread, as far as a controller needs it. */
import type { RunReport, RunRequest } from '../../engine/index.ts'

export interface RunWorker {
  readonly post: (request: RunRequest) => void
  readonly terminate: () => void
}

/** @param onCrash the worker could not load or threw: our own bug, with its message. */
export type SpawnRunWorker = (
  onReport: (report: RunReport) => void,
  onCrash: (message: string) => void,
) => RunWorker

export const spawnWebWorker: SpawnRunWorker = (onReport, onCrash) => {
  const worker = new Worker(new URL('../../engine/worker/web-worker.ts', import.meta.url), {
    type: 'module',
    name: 'run',
  })
  worker.onmessage = (event: MessageEvent<RunReport>) => onReport(event.data)
  worker.onerror = event => onCrash(event.message || 'its program could not be loaded')
  return {
    post: request => worker.postMessage(request),
    terminate: () => {
      worker.onmessage = null
      worker.onerror = null
      worker.terminate()
    },
  }
}

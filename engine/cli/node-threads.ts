/** Threads for the threaded engine, by Node's workers. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ThreadHost } from '../engines/compiled/team-control.ts'
import thread from './team-thread.ts?bundle'

export function createNodeThreads(threads = availableParallelism()): ThreadHost {
  const url = new URL(`data:text/javascript,${encodeURIComponent(thread)}`)
  return {
    threads,
    now: () => performance.now(),
    start: (task, onLost) => {
      const worker = new Worker(url, { workerData: task })
      worker.unref()
      worker.on('error', onLost)
      worker.on('exit', onLost)
      return { stop: () => void worker.terminate() }
    },
  }
}

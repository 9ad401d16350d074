/** Threads for the threaded engine, by Node's workers. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ThreadHost } from '../engines/compiled/team.ts'
import thread from './team-thread.ts?bundle'

export function createNodeThreads(threads = availableParallelism()): ThreadHost {
  const url = new URL(`data:text/javascript,${encodeURIComponent(thread)}`)
  return {
    threads,
    now: () => performance.now(),
    start: task => {
      const worker = new Worker(url, { workerData: task })
      worker.unref()
      // What a member does wrong shows in the shared memory; nobody else must hear of it.
      worker.on('error', () => undefined)
      return { stop: () => void worker.terminate() }
    },
  }
}

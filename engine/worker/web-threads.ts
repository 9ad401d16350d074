/** Threads for the threaded engine, by workers of the run's worker. One core is left to the window. */
import type { ThreadHost } from '../engines/compiled/team-control.ts'

/** @param forced as many, whatever that is good for; null for as many as do the window no harm */
export function createWebThreads(forced: number | null): ThreadHost {
  const cores = navigator.hardwareConcurrency
  return {
    threads: forced ?? cores - 1,
    limit: forced === null ? `of ${cores} cores one is left to the window` : 'one thread was asked for',
    isForced: forced !== null,
    now: () => performance.now(),
    start: (task, onLost) => {
      const worker = new Worker(new URL('./team-worker.ts', import.meta.url), {
        type: 'module',
        name: 'team',
      })
      worker.onerror = onLost
      worker.onmessageerror = onLost
      worker.postMessage(task)
      return { stop: () => worker.terminate() }
    },
  }
}

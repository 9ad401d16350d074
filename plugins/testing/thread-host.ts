/**
 * A second thread for the tests of blocks, the same for all of them: starting one takes longer than most of their runs. A
 * run is handed over once the thread is ready, so that it does take part.
 */
import { Worker } from 'node:worker_threads'
import type { ThreadHost } from '../../engine/engines/compiled/team-control.ts'
import serveTasks from './serve-tasks.ts?bundle'

/** Of the control block, see `team.ts`. */
const READY = 2
const PATIENCE_MILLISECONDS = 10_000

export function createTestThread(): ThreadHost {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(serveTasks)}`))
  worker.unref()
  return {
    threads: 2,
    isForced: true,
    now: () => performance.now(),
    start: task => {
      worker.postMessage(task)
      const integers = new Int32Array(task.control, 0, READY + 1)
      const deadline = performance.now() + PATIENCE_MILLISECONDS
      while (Atomics.load(integers, READY) === 0) {
        if (performance.now() > deadline) throw new Error('The second thread does not answer.')
        Atomics.wait(integers, READY, 0, 1)
      }
      return { stop: () => undefined }
    },
  }
}

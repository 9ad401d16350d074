/** The run controller at work, with no window. */
import { expect, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { createRegistry, type RunReport, type RunRequest } from '../../../engine/index.ts'
import { createRunSession } from '../../../engine/worker/run-session.ts'
import { builtInLibraries } from '../../../plugins/libraries.ts'
import { useDocument } from '../document-store.ts'
import { createRunController } from '../run-controller.ts'
import { NO_RUN, type RunState } from '../run-state.ts'

const registry = createRegistry(builtInLibraries)

/** The controller with the real session behind messages that are copied and take their turn, as a worker's do. */
export function createRunBench(options: { isDeaf?: boolean; recordingBytes?: number } = {}) {
  const requests: RunRequest[] = []
  let spawned = 0
  let feed = () => false
  const store = createStore<RunState>(() => NO_RUN)
  const spawn = (onReport: (report: RunReport) => void) => {
    spawned++
    let isAlive = true
    const session = createRunSession(
      {
        post: report => setTimeout(() => isAlive && onReport(report)),
        now: () => performance.now(),
        defer: (continuation, milliseconds) => setTimeout(() => isAlive && continuation(), milliseconds),
        canShareMemory: true,
      },
      () => registry,
    )
    return {
      post: (request: RunRequest) => {
        requests.push(request)
        if (!options.isDeaf) setTimeout(() => isAlive && session.receive(structuredClone(request)))
      },
      terminate: () => {
        isAlive = false
      },
    }
  }
  const actions = createRunController({
    state: { set: change => store.setState(change), get: store.getState },
    document: useDocument,
    registry,
    spawn,
    recordingBytes: options.recordingBytes ?? 1e9,
    frames: {
      onFeed: listener => {
        feed = listener
        return () => undefined
      },
      request: () => undefined,
    },
    timers: {
      now: () => performance.now(),
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds)
        return () => clearTimeout(timer)
      },
    },
  })
  return {
    ...actions,
    store,
    requests,
    state: store.getState,
    spawned: () => spawned,
    frame: () => feed(),
    kinds: () => requests.map(request => request.kind),
    until: (condition: (state: RunState) => boolean) =>
      vi.waitFor(
        () => {
          feed()
          expect(condition(store.getState())).toBe(true)
        },
        { timeout: 15_000, interval: 5 },
      ),
  }
}

/** Entry point of a run's Web Worker: composes the session with the libraries and this thread's clock and messages. */

import { standardLibraries } from '../../plugins/standard/index.ts'
import { createRegistry } from '../block/registry.ts'
import type { RunReport, RunRequest } from './messages.ts'
import { createRunSession } from './run-session.ts'

declare const self: DedicatedWorkerGlobalScope

/** A task through a message channel waits its turn among messages; a timer of 0 would wait for 4 ms. */
const channel = new MessageChannel()
const continuations: (() => void)[] = []
channel.port1.onmessage = () => continuations.shift()?.()

const session = createRunSession(
  {
    post: (report: RunReport, transfer: readonly ArrayBuffer[] = []) =>
      self.postMessage(report, [...transfer]),
    now: () => performance.now(),
    defer: (continuation, milliseconds) => {
      if (milliseconds > 0) {
        setTimeout(continuation, milliseconds)
        return
      }
      continuations.push(continuation)
      channel.port2.postMessage(null)
    },
    canShareMemory: self.crossOriginIsolated,
  },
  createRegistry(standardLibraries),
)

self.onmessage = (event: MessageEvent<RunRequest>) => session.receive(event.data)

/** Tries plugins in threads that can be ended, before the window has anything to do with them. */
import type { PluginSource, Probe, ProbeReport, ProbeRequest } from '../../engine/index.ts'
import { createWorker } from './run-worker.ts'

const PROBE_MILLISECONDS = 5000
/** What probes leave behind goes with their thread. */
const PROBES_OF_ONE_THREAD = 4
const SPARE_MILLISECONDS = 2000

/** A thread that has answered all its probes, for the next one. */
let spare: {
  readonly worker: Worker
  readonly probes: number
  readonly timer: ReturnType<typeof setTimeout>
} | null = null

function takeSpare(): { readonly worker: Worker; readonly probes: number } {
  const taken = spare
  spare = null
  if (taken === null) return { worker: createWorker(), probes: 0 }
  clearTimeout(taken.timer)
  return taken
}

function keepSpare(worker: Worker, probes: number): void {
  if (spare !== null || probes >= PROBES_OF_ONE_THREAD) {
    worker.terminate()
    return
  }
  const timer = setTimeout(() => {
    spare = null
    worker.terminate()
  }, SPARE_MILLISECONDS)
  spare = { worker, probes, timer }
}

/**
 * Whether a plugin can be used without harm, tried in a thread that can be ended whatever it does: the window would
 * stand still with it.
 */
export function probePlugin(source: PluginSource): Promise<Probe> {
  return new Promise(resolve => {
    const { worker, probes } = takeSpare()
    const end = (probe: Probe, hasAnswered: boolean) => {
      clearTimeout(timer)
      worker.onmessage = null
      worker.onerror = null
      if (hasAnswered) keepSpare(worker, probes + 1)
      else worker.terminate()
      resolve(probe)
    }
    const fail = (message: string) => end({ fault: { message }, isUsable: false }, false)
    const timer = setTimeout(
      () => fail(`It was not ready after ${PROBE_MILLISECONDS / 1000} s and was stopped.`),
      PROBE_MILLISECONDS,
    )
    worker.onmessage = ({ data: { fault, isUsable } }: MessageEvent<ProbeReport>) =>
      end({ fault, isUsable }, true)
    worker.onerror = event => fail(event.message || 'Its thread ended.')
    worker.postMessage({ kind: 'probe', source } satisfies ProbeRequest)
  })
}

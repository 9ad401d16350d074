/** Worker threads of the engine, for runs and for checks, as far as those who use them need it. */
import type {
  CheckReport,
  CheckRequest,
  DataRequest,
  DemonstrationReport,
  DemonstrationRequest,
  PluginReport,
  PluginRequest,
  PluginSource,
  Probe,
  ProbeReport,
  ProbeRequest,
  RunReport,
  RunRequest,
} from '../../engine/index.ts'

export interface RunWorker {
  readonly post: (request: RunRequest) => void
  readonly terminate: () => void
}

/** @param onCrash the worker could not load or threw: our own bug, with its message. */
export type SpawnRunWorker = (
  onReport: (report: RunReport) => void,
  onCrash: (message: string) => void,
) => RunWorker

/** What every worker is to load: those that are there now, and those that come. */
let plugins: PluginRequest = { kind: 'plugins', sources: [] }
const workers = new Set<Worker>()

/** Runs that start from now on have the blocks of these plugins. */
export function givePlugins(sources: readonly PluginSource[]): void {
  plugins = { kind: 'plugins', sources }
  for (const worker of workers) worker.postMessage(plugins)
}

function createWorker(): Worker {
  return new Worker(new URL('../../engine/worker/web-worker.ts', import.meta.url), {
    type: 'module',
    name: 'engine',
  })
}

/** A thread that was begun before anybody had a use for it. */
let prepared: Worker | null = null

/** The next thread that is asked for is this one, and has loaded its program by then. */
export function prepareWorker(): void {
  const worker = createWorker()
  prepared = worker
  // Whoever needs a thread begins another then, and says what became of it.
  worker.onerror = () => {
    if (prepared === worker) prepared = null
  }
}

function takePrepared(): Worker | null {
  const taken = prepared
  prepared = null
  return taken
}

let data: DataRequest = { kind: 'data', files: [] }

/** Runs and checks that start from now on have these files. */
export function giveData(files: DataRequest['files']): void {
  data = { kind: 'data', files }
  for (const worker of workers) worker.postMessage(data)
}

export const spawnWebWorker: SpawnRunWorker = spawn

export interface CheckWorker {
  readonly post: (request: CheckRequest) => void
  readonly terminate: () => void
}

export type SpawnCheckWorker = (
  onReport: (report: CheckReport) => void,
  onCrash: (message: string) => void,
) => CheckWorker

export const spawnCheckWorker: SpawnCheckWorker = spawn

export interface DemonstrationWorker {
  readonly post: (request: DemonstrationRequest) => void
  readonly terminate: () => void
}

export type SpawnDemonstrationWorker = (
  onReport: (report: DemonstrationReport) => void,
  onCrash: (message: string) => void,
) => DemonstrationWorker

export const spawnDemonstrationWorker: SpawnDemonstrationWorker = spawn

interface EngineWorker {
  readonly post: (request: RunRequest | CheckRequest | DemonstrationRequest) => void
  readonly terminate: () => void
}

function spawn<Report extends RunReport | CheckReport | DemonstrationReport>(
  onReport: (report: Report) => void,
  onCrash: (message: string) => void,
): EngineWorker {
  const worker = takePrepared() ?? createWorker()
  workers.add(worker)
  if (plugins.sources.length > 0) worker.postMessage(plugins)
  if (data.files.length > 0) worker.postMessage(data)
  worker.onmessage = ({ data }: MessageEvent<Report | PluginReport>) => {
    if (data.kind !== 'plugins') onReport(data as Report)
  }
  worker.onerror = event => onCrash(event.message || 'its program could not be loaded')
  return {
    post: request => worker.postMessage(request),
    terminate: () => {
      workers.delete(worker)
      worker.onmessage = null
      worker.onerror = null
      worker.terminate()
    },
  }
}

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

/** Worker threads of the engine, for runs, checks and demonstrations, as far as those who use them need it. */
import type {
  CheckReport,
  CheckRequest,
  DataRequest,
  DemonstrationReport,
  DemonstrationRequest,
  GivenPlugin,
  PluginRequest,
  RunReport,
  RunRequest,
} from '../../engine/index.ts'

export interface EngineWorker<Request> {
  readonly post: (request: Request) => void
  readonly terminate: () => void
}

/** @param onCrash the worker could not load or threw: our own bug, with its message. */
type SpawnWorker<Request, Report> = (
  onReport: (report: Report) => void,
  onCrash: (message: string) => void,
) => EngineWorker<Request>

export type SpawnRunWorker = SpawnWorker<RunRequest, RunReport>
export type SpawnCheckWorker = SpawnWorker<CheckRequest, CheckReport>
export type SpawnDemonstrationWorker = SpawnWorker<DemonstrationRequest, DemonstrationReport>

/** What every worker may open: those that are there now, and those that come. */
let plugins: PluginRequest = { kind: 'plugins', plugins: [] }
const workers = new Set<Worker>()

/** Runs that start from now on have the blocks of these plugins. */
export function givePlugins(given: readonly GivenPlugin[]): void {
  plugins = { kind: 'plugins', plugins: given }
  for (const worker of workers) worker.postMessage(plugins)
}

/** A thread of the engine, not yet told of plugins and files. */
export function createWorker(): Worker {
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
export const spawnCheckWorker: SpawnCheckWorker = spawn
export const spawnDemonstrationWorker: SpawnDemonstrationWorker = spawn

function spawn<Report extends RunReport | CheckReport | DemonstrationReport>(
  onReport: (report: Report) => void,
  onCrash: (message: string) => void,
): EngineWorker<RunRequest | CheckRequest | DemonstrationRequest> {
  const worker = takePrepared() ?? createWorker()
  workers.add(worker)
  if (plugins.plugins.length > 0) worker.postMessage(plugins)
  if (data.files.length > 0) worker.postMessage(data)
  worker.onmessage = ({ data }: MessageEvent<Report>) => onReport(data)
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

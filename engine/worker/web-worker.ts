/**
 * Entry point of a Web Worker, of a run or of checks: composes the session with the libraries and this thread's clock
 * and messages.
 */

import { builtInLibraries } from '../../plugins/libraries.ts'
import sdk from '../../plugins/sdk.ts?bundle'
import type { DataFiles } from '../block/data-file.ts'
import { createRegistry } from '../block/registry.ts'
import guest from '../sandbox/guest.ts?bundle'
import { loadPlugins } from '../sandbox/load-plugins.ts'
import { checkProject } from './check-project.ts'
import { demonstrateBlock } from './demonstrate-block.ts'
import type {
  CheckRequest,
  DataRequest,
  DemonstrationRequest,
  PluginReport,
  PluginRequest,
  ProbeReport,
  ProbeRequest,
  RunReport,
  RunRequest,
} from './messages.ts'
import { probePlugin } from './probe-plugin.ts'
import { createRunSession } from './run-session.ts'
import { createWebThreads } from './web-threads.ts'

declare const self: DedicatedWorkerGlobalScope

/** A task through a message channel waits its turn among messages; a timer of 0 would wait for 4 ms. */
const channel = new MessageChannel()
const continuations: (() => void)[] = []
channel.port1.onmessage = () => continuations.shift()?.()

let registry = createRegistry(builtInLibraries)
let data: DataFiles = new Map()
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
    createThreads: createWebThreads,
  },
  () => registry,
  () => data,
)

/** Requests that come while plugins are loaded wait for them. */
let loading: Promise<void> | null = null
type Request = RunRequest | CheckRequest | DemonstrationRequest | DataRequest
self.onmessage = ({ data }: MessageEvent<Request | PluginRequest | ProbeRequest>) => {
  if (data.kind !== 'plugins' && data.kind !== 'probe' && loading === null) {
    receive(data)
    return
  }
  const turn = (loading ?? Promise.resolve()).then(async () => {
    if (data.kind === 'plugins') await load(data)
    else if (data.kind === 'probe') await probe(data)
    else receive(data)
    if (loading === turn) loading = null
  })
  loading = turn
}

function receive(request: Request): void {
  if (request.kind === 'data') data = new Map(request.files)
  else if (request.kind === 'check') self.postMessage(checkProject(request.project, registry, data))
  else if (request.kind === 'demonstrate') self.postMessage(demonstrateBlock(request.type, registry))
  else session.receive(request)
}

const modules = { sdk, guest }

async function probe({ source }: ProbeRequest): Promise<void> {
  const found = await probePlugin(source, { modules, libraries: builtInLibraries })
  self.postMessage({ kind: 'probed', ...found } satisfies ProbeReport)
}

async function load({ sources }: PluginRequest): Promise<void> {
  const { plugins, faults } = await loadPlugins(sources, builtInLibraries, modules)
  registry = createRegistry([...builtInLibraries, ...plugins.map(({ library }) => library)])
  self.postMessage({ kind: 'plugins', faults: [...faults] } satisfies PluginReport)
}

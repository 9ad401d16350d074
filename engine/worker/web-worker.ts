/**
 * Entry point of a Web Worker, of a run or of checks: composes the session with the libraries and this thread's clock
 * and messages.
 */

import { builtInLibraries } from '../../plugins/libraries.ts'
import sdk from '../../plugins/sdk.ts?bundle'
import type { DataFiles } from '../block/data-file.ts'
import guest from '../sandbox/guest.ts?bundle'
import { checkProject } from './check-project.ts'
import { demonstrateBlock } from './demonstrate-block.ts'
import type {
  CheckRequest,
  DataRequest,
  DemonstrationRequest,
  PluginRequest,
  ProbeReport,
  ProbeRequest,
  RunReport,
  RunRequest,
} from './messages.ts'
import { createPluginShelf, listTypes } from './plugin-shelf.ts'
import { probePlugin } from './probe-plugin.ts'
import { createRunSession } from './run-session.ts'
import { createWebThreads } from './web-threads.ts'

declare const self: DedicatedWorkerGlobalScope

/** A task through a message channel waits its turn among messages; a timer of 0 would wait for 4 ms. */
const channel = new MessageChannel()
const continuations: (() => void)[] = []
channel.port1.onmessage = () => continuations.shift()?.()

const modules = { sdk, guest }
const shelf = createPluginShelf(builtInLibraries, modules)
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
  shelf.registry,
  () => data,
)

type Request = RunRequest | CheckRequest | DemonstrationRequest | DataRequest | PluginRequest
/** Requests that come while plugins are opened wait for them. */
let opening: Promise<void> | null = null
self.onmessage = ({ data: request }: MessageEvent<Request | ProbeRequest>) => {
  const isReady = request.kind !== 'probe' && shelf.listMissing(listTypesOf(request)).length === 0
  if (isReady && opening === null) {
    receive(request)
    return
  }
  const turn = (opening ?? Promise.resolve()).then(async () => {
    if (request.kind === 'probe') await probe(request)
    else {
      await shelf.open(shelf.listMissing(listTypesOf(request)))
      receive(request)
    }
    if (opening === turn) opening = null
  })
  opening = turn
}

function listTypesOf(request: Request): Iterable<string> {
  if (request.kind === 'demonstrate') return [request.type]
  return 'project' in request ? listTypes(request.project) : []
}

function receive(request: Request): void {
  if (request.kind === 'plugins') shelf.give(request.plugins)
  else if (request.kind === 'data') data = new Map(request.files)
  else if (request.kind === 'check') self.postMessage(checkProject(request.project, shelf.registry(), data))
  else if (request.kind === 'demonstrate') self.postMessage(demonstrateBlock(request.type, shelf.registry()))
  else session.receive(request)
}

async function probe({ source }: ProbeRequest): Promise<void> {
  const found = await probePlugin(source, { modules, libraries: builtInLibraries })
  self.postMessage({ kind: 'probed', ...found } satisfies ProbeReport)
}

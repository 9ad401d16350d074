/** Calls the command line without a process: real files, streams in memory. */
import { join } from 'node:path'
import { builtInLibraries } from '../../plugins/libraries.ts'
import sdk from '../../plugins/sdk.ts?bundle'
import { createRegistry } from '../block/registry.ts'
import type { CommandIo } from '../cli/command-io.ts'
import { runCommandLine } from '../cli/command-line.ts'
import { createNodeIo } from '../cli/node-io.ts'
import { openPluginStore } from '../cli/node-plugins.ts'
import guest from '../sandbox/guest.ts?bundle'

export interface Call {
  readonly status: number
  readonly out: string
  readonly error: string
}

export interface CallOptions {
  /** As on a terminal. */
  readonly isWatched?: boolean
  /** Interrupts the run after so many batches of steps. */
  readonly interruptAfter?: number
  /** Where Loopwright keeps its data; without it nowhere. */
  readonly ownFolder?: string
}

export const registry = createRegistry(builtInLibraries)

const files = createNodeIo()

export async function call(args: readonly string[], options: CallOptions = {}): Promise<Call> {
  const { isWatched = false, interruptAfter = Number.POSITIVE_INFINITY, ownFolder = '/nowhere' } = options
  const interruption = new AbortController()
  let out = ''
  let error = ''
  let batches = 0
  let milliseconds = 0
  const io: CommandIo = {
    ...files,
    writeOut: async text => {
      out += text
    },
    writeError: text => {
      error += text
    },
    isWatched,
    interruption: interruption.signal,
    now: () => {
      milliseconds += 30
      return milliseconds
    },
    pause: async () => {
      batches += 1
      if (batches >= interruptAfter) interruption.abort()
    },
  }
  const plugins = {
    folder: join(ownFolder, 'plugins'),
    store: openPluginStore(ownFolder),
    modules: { sdk, guest },
    own: registry,
  }
  return { status: await runCommandLine(args, io, registry, plugins), out, error }
}

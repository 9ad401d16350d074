/** The real outside: files, standard streams and signals of this process. */
import { readFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { CallFault } from './call-fault.ts'
import type { CommandIo } from './command-io.ts'
import { describeFileFault, readCode } from './file-fault.ts'
import { createNodeThreads } from './node-threads.ts'
import { createOutputFile } from './output-file.ts'
import { createDataFile, readDataFile } from './project-folder.ts'

/** Bytes. A project of 3,000 blocks is below one of these megabytes. */
const FILE_SIZE_LIMIT = 64 * 2 ** 20

export function createNodeIo(): CommandIo {
  const interruption = new AbortController()
  // Ctrl+C, a polite kill, a closed terminal. Once: a second Ctrl+C ends the process at once, as without us.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => interruption.abort())
  process.stdout.on('error', endWithReader)
  process.stderr.on('error', endWithReader)
  return {
    writeOut: text =>
      new Promise(resolve => {
        process.stdout.write(text, () => resolve())
      }),
    writeError: text => {
      process.stderr.write(text)
    },
    isWatched: process.stderr.isTTY === true,
    interruption: interruption.signal,
    readText,
    createFile: createOutputFile,
    readDataFile,
    createDataFile,
    now: () => performance.now(),
    createThreads: createNodeThreads,
    pause: () => new Promise(resolve => setImmediate(resolve)),
    version: readVersion(),
  }
}

function readVersion(): string {
  // Two folders up both from here and from dist/cli.
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return String(version)
}

/** The reader of a pipe has seen enough: `loopwright blocks | head`. */
function endWithReader(fault: Error): void {
  if (readCode(fault) !== 'EPIPE') throw fault
  process.exit(0)
}

async function readText(path: string): Promise<string> {
  try {
    const status = await stat(path)
    if (!status.isFile() && !status.isFIFO()) throw new CallFault(`${path} is not a file.`)
    if (status.size > FILE_SIZE_LIMIT) {
      const megabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`
      throw new CallFault(
        `${path} has ${megabytes(status.size)}; a project may have ${megabytes(FILE_SIZE_LIMIT)}.`,
      )
    }
    return await readFile(path, 'utf8')
  } catch (fault) {
    throw describeFileFault(fault, path)
  }
}

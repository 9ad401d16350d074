/** What To File blocks log, each into a file of its own in the project's folder. */
import type { Program } from '../compile/program.ts'
import { formatExactly, writeCsvHead } from '../simulate/csv-lines.ts'
import type { CommandIo, OutputFile } from './command-io.ts'

export interface WrittenFile {
  readonly path: string
  /** `path/name` of the block. */
  readonly block: string
  rows: number
}

export interface FilesRecorder {
  /** Of all that it records, one after the other. */
  readonly addresses: readonly number[]
  readonly written: readonly WrittenFile[]
  /** Rows of time and so many other values, its own from an offset on. */
  readonly take: (rows: Float64Array, count: number, length: number, offset: number) => void
  readonly flush: () => Promise<void>
  readonly keep: () => Promise<void>
  readonly discard: () => Promise<void>
}

interface FileLog {
  readonly output: OutputFile
  readonly lines: string[]
  readonly addresses: readonly number[]
  /** Of its first value among those of all files. */
  readonly at: number
  readonly written: WrittenFile
}

/** @throws CallFault when one cannot be written. */
export async function recordFiles(
  { files }: Program,
  projectFile: string,
  io: CommandIo,
): Promise<FilesRecorder> {
  let at = 0
  const logs: FileLog[] = []
  for (const { path, block, columns, sampledAt } of files) {
    const output = await io.createDataFile(projectFile, path).catch(async fault => {
      for (const log of logs) await log.output.discard()
      throw fault
    })
    const lines = [writeCsvHead(columns.map(({ name }) => name))]
    const addresses = [sampledAt, ...columns.map(({ address }) => address)]
    logs.push({ output, lines, addresses, at, written: { path, block, rows: 0 } })
    at += addresses.length
  }
  const each = async (act: (log: FileLog) => Promise<void>): Promise<void> => {
    for (const log of logs) await act(log)
  }
  const flush = (): Promise<void> =>
    each(async ({ output, lines }) => {
      if (lines.length > 0) await output.write(`${lines.join('\n')}\n`)
      lines.length = 0
    })
  return {
    addresses: logs.flatMap(({ addresses }) => addresses),
    written: logs.map(({ written }) => written),
    take: (rows, count, length, offset) => {
      for (const { lines, addresses, at: own, written } of logs) {
        for (let row = 0; row < count; row += 1) {
          const begin = row * length
          const time = rows[begin] ?? Number.NaN
          // Between its samples a block says when the last one was.
          if (rows[begin + offset + own] !== time) continue
          let line = formatExactly(time)
          for (let i = 1; i < addresses.length; i += 1)
            line += `,${formatExactly(rows[begin + offset + own + i] ?? Number.NaN)}`
          lines.push(line)
          written.rows += 1
        }
      }
    },
    flush,
    keep: async () => {
      await flush()
      await each(({ output }) => output.keep())
    },
    discard: () => each(({ output }) => output.discard()),
  }
}

/** What To File blocks log of a run that the user started, into files beside the project: now and then, and at its end. */
import { formatExactly, type RunFile, writeCsvHead } from '../../engine/index.ts'
import type { Recording } from './recording.ts'

export interface FileWriterPorts {
  /** The project's file, null where it has none. */
  readonly project: () => string | null
  readonly write: (
    project: string,
    path: string,
    text: string,
    writing: 'replace' | 'append',
  ) => Promise<void>
  /** Gives a file to the user where there is no folder for it. */
  readonly offer: (path: string, text: string) => void
  /** Milliseconds. */
  readonly now: () => number
  readonly onFault: (path: string, fault: unknown) => void
}

export interface FileWriter {
  /** A run began, or goes on with other signals. */
  readonly begin: (files: readonly RunFile[], recording: Recording) => void
  /** The run went back: what comes next replaces what was written. */
  readonly rewind: () => void
  readonly flush: () => void
  /** Resolves once all is written. */
  readonly end: () => Promise<void>
  readonly forget: () => void
}

const FLUSH_MILLISECONDS = 2000

interface OpenFile {
  readonly file: RunFile
  /** Rows of the recording that were looked at. */
  rows: number
}

export function createFileWriter(ports: FileWriterPorts): FileWriter {
  let open: OpenFile[] = []
  let recording: Recording | null = null
  let flushedAt = 0
  /** One write after the other. */
  let writing: Promise<void> = Promise.resolve()

  const write = (): void => {
    const project = ports.project()
    if (!recording || project === null) return
    for (const one of open) {
      const isNew = one.rows === 0
      const text = writeRows(one, recording)
      const { path } = one.file
      if (text === '') continue
      writing = writing
        .then(() => ports.write(project, path, text, isNew ? 'replace' : 'append'))
        .catch(fault => ports.onFault(path, fault))
    }
    flushedAt = ports.now()
  }
  const rewind = (): void => {
    for (const one of open) one.rows = 0
  }
  return {
    begin: (files, of) => {
      open = files.map(file => ({ file, rows: 0 }))
      recording = of
      flushedAt = ports.now()
    },
    rewind,
    flush: () => {
      if (open.length > 0 && ports.now() - flushedAt >= FLUSH_MILLISECONDS) write()
    },
    end: () => {
      if (ports.project() !== null) write()
      else if (recording) {
        rewind()
        for (const one of open) ports.offer(one.file.path, writeRows(one, recording))
      }
      return writing
    },
    forget: () => {
      open = []
      recording = null
    },
  }
}

/** The lines that are not written yet, the first line of the file before them. */
function writeRows(one: OpenFile, recording: Recording): string {
  const { block, columns } = one.file
  const rows = recording.rows()
  const traces = recording.shown.get(block)?.traces ?? []
  const sampledAt = traces.find(({ id }) => id.startsWith('at['))?.values
  const values = traces.filter(({ id }) => id.startsWith('log[')).map(trace => trace.values)
  const lines = one.rows === 0 ? [writeCsvHead(columns)] : []
  for (let row = one.rows; row < rows; row += 1) {
    const time = recording.times.at(row)
    if (sampledAt?.at(row) !== time) continue
    lines.push([time, ...values.map(column => column.at(row))].map(formatExactly).join())
  }
  one.rows = rows
  return lines.length > 0 ? `${lines.join('\n')}\n` : ''
}

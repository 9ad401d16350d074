/** All that the commands know of the outside, so that tests run them without a process. */
import type { DataFile } from '../block/data-file.ts'
import type { ThreadHost } from '../engines/compiled/team-control.ts'

export interface CommandIo {
  /** Threads in all, as many as there are cores unless a number is given. */
  readonly createThreads: (threads?: number) => ThreadHost
  /** Resolves once the reader has taken the text. */
  readonly writeOut: (text: string) => Promise<void>
  readonly writeError: (text: string) => void
  /** Whether a person watches what goes to `writeError`: only then is progress shown. */
  readonly isWatched: boolean
  /** Aborted when the user asks to stop. */
  readonly interruption: AbortSignal
  /** @throws CallFault when there is no such file or it cannot be read. */
  readonly readText: (path: string) => Promise<string>
  /** A file of numbers in the folder of a project's file. */
  readonly readDataFile: (projectFile: string, path: string) => Promise<DataFile>
  /** @throws CallFault when it cannot be written there. */
  readonly createDataFile: (projectFile: string, path: string) => Promise<OutputFile>
  /** @throws CallFault when it cannot be written there. */
  readonly createFile: (path: string) => Promise<OutputFile>
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
  /** Lets requests to stop come in. */
  readonly pause: () => Promise<void>
  readonly version: string
}

/** A file that comes to be whole or not at all. */
export interface OutputFile {
  readonly write: (text: string) => Promise<void>
  /** Puts it in its place. */
  readonly keep: () => Promise<void>
  readonly discard: () => Promise<void>
}

/** `--out`: the end of the file's name says what form the samples take in it. */
import type { Program, Signal } from '../compile/program.ts'
import { CallFault } from './call-fault.ts'
import type { OutputFile } from './command-io.ts'
import { recordCsv } from './record-csv.ts'
import { recordJson } from './record-json.ts'
import type { Recorder } from './recorder.ts'

export type CreateRecorder = (program: Program, signals: readonly Signal[], file: OutputFile) => Recorder

const RECORDERS: Readonly<Record<string, CreateRecorder>> = {
  '.csv': (_program, signals, file) => recordCsv(signals, file),
  '.json': recordJson,
}

/** @throws CallFault when the form is not known. */
export function findRecorder(path: string): CreateRecorder {
  const found = Object.entries(RECORDERS).find(([extension]) => path.toLowerCase().endsWith(extension))
  if (found) return found[1]
  throw new CallFault(
    `--out ${path}: the end of the name says the format, and this one is not known.`,
    `Use ${Object.keys(RECORDERS).join(' or ')}.`,
  )
}

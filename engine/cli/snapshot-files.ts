/** `--from`, `--snapshot-out` and `--at`: a run that is laid down in a file and taken up again. */
import type { Program } from '../compile/program.ts'
import { readSnapshot, type Snapshot, takeSnapshot, writeSnapshot } from '../context/snapshot.ts'
import type { Run } from '../simulate/run.ts'
import { CallFault } from './call-fault.ts'
import type { CommandIo } from './command-io.ts'
import type { Until } from './run-until.ts'

/** @throws CallFault when the file is no snapshot of this model. */
export async function readBeginning(
  program: Program,
  { from }: { readonly from?: string },
  io: CommandIo,
): Promise<Snapshot | null> {
  if (from === undefined) return null
  const read = readSnapshot(program, await io.readText(from))
  if ('problem' in read)
    throw new CallFault(
      `--from ${from}: ${read.problem}`,
      'Take a snapshot of this model with --snapshot-out.',
    )
  return read.snapshot
}

export interface Mark extends Until {
  readonly path: string
}

/** @throws CallFault when the time is none of this run. */
export function readMark(
  program: Program,
  { snapshotOut: path, at }: { readonly snapshotOut?: string; readonly at?: string },
): Mark | null {
  if (path === undefined) {
    if (at === undefined) return null
    throw new CallFault(`--at ${at}: there is nothing to do at that time.`, 'Give --snapshot-out FILE too.')
  }
  if (at === undefined) return { path, tick: program.lastTick, seconds: program.stop }
  const seconds = at.trim() === '' ? Number.NaN : Number(at)
  if (!(seconds >= 0 && seconds <= program.stop)) {
    throw new CallFault(`--at ${at}: that is no time of this run.`, `Give seconds from 0 to ${program.stop}.`)
  }
  return { path, seconds, tick: Math.min(Math.ceil(seconds / program.step - 1e-6), program.lastTick) }
}

export async function writeMark(run: Run, path: string, io: CommandIo): Promise<void> {
  const file = await io.createFile(path)
  try {
    await file.write(writeSnapshot(run.program, takeSnapshot(run.program, run)))
    await file.keep()
  } catch (fault) {
    await file.discard()
    throw fault
  }
}

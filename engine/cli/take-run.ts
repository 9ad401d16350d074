/** One run to its end, with all that is kept of it: samples, files of blocks, extremes, a profile, a snapshot on its way. */
import type { Program, Signal } from '../compile/program.ts'
import type { Snapshot } from '../context/snapshot.ts'
import type { ChosenEngine } from '../simulate/choose-engine.ts'
import type { Profile } from '../simulate/profile-report.ts'
import type { RowSink } from '../simulate/row-sink.ts'
import { createRun, type Run } from '../simulate/run.ts'
import { listColumns } from '../simulate/signal-log.ts'
import type { CommandIo, OutputFile } from './command-io.ts'
import type { CreateRecorder } from './find-recorder.ts'
import { type PointState, readOperatingPoint } from './operating-point.ts'
import { createRunProfile, type RunProfile } from './profile-run.ts'
import { createProgress } from './progress.ts'
import { type Extremes, recordExtremes } from './record-extremes.ts'
import { type FilesRecorder, recordFiles, type WrittenFile } from './record-files.ts'
import { runUntil, UNTIL_END } from './run-until.ts'
import { type Mark, writeMark } from './snapshot-files.ts'

export interface RunTask {
  readonly program: Program
  readonly signals: readonly Signal[]
  readonly engine: ChosenEngine
  /** Where the project stands, and so the files that its blocks write. */
  readonly projectFile: string
  readonly out: { readonly path: string; readonly createRecorder: CreateRecorder } | null
  /** Instead of beginning at 0. */
  readonly begin: Snapshot | null
  readonly mark: Mark | null
  readonly isProfiled: boolean
}

export interface TakenRun {
  readonly run: Run
  /** Samples of the signals. */
  readonly rows: number
  readonly extremes: readonly Extremes[]
  readonly files: readonly WrittenFile[]
  /** Where it started, if that was to be a steady state. */
  readonly point: readonly PointState[] | null
  readonly profile: Profile | null
}

/** Null where it was interrupted: then nothing is kept. */
export async function takeRun(task: RunTask, io: CommandIo): Promise<TakenRun | null> {
  const { program, signals, engine, out } = task
  const files = await recordFiles(program, task.projectFile, io)
  const output = out && (await io.createFile(out.path).catch(fault => discardAll([files], fault)))
  const recorder = out && output && out.createRecorder(program, signals, output)
  const { take, extremes } = recordExtremes(signals)
  const profile = task.isProfiled ? createRunProfile(program, engine, io) : null
  let rows = 0
  const addresses = listColumns(signals).map(({ address }) => address)
  const run = createRun(program, {
    createEngine: (profile ?? engine).create,
    sink: splitRows(addresses, files, (samples, count) => {
      take(samples, count)
      rows += count
      recorder?.take(samples, count)
    }),
  })
  const kept = [...(output ? [output] : []), files]
  const flush = async (): Promise<void> => {
    await recorder?.flush()
    await files.flush()
  }
  try {
    const { point, computeMilliseconds } = await goThrough(run, task, profile, flush, io)
    if (io.interruption.aborted) {
      for (const part of kept) await part.discard()
      io.writeError(`Stopped at t = ${run.timeSeconds} s.${out ? ` ${out.path} was not written.` : ''}\n`)
      return null
    }
    await recorder?.end()
    for (const part of kept) await part.keep()
    return {
      run,
      rows,
      extremes,
      files: files.written,
      point,
      profile: profile?.report(run, computeMilliseconds) ?? null,
    }
  } catch (fault) {
    return await discardAll(kept, fault)
  } finally {
    run.close()
  }
}

async function discardAll(kept: readonly Pick<OutputFile, 'discard'>[], fault: unknown): Promise<never> {
  for (const part of kept) await part.discard()
  throw fault
}

interface Passage {
  readonly point: TakenRun['point']
  readonly computeMilliseconds: number
}

async function goThrough(
  run: Run,
  { program, begin, mark }: RunTask,
  profile: RunProfile | null,
  flush: () => Promise<void>,
  io: CommandIo,
): Promise<Passage> {
  const progress = createProgress(io)
  if (begin) run.resume(begin)
  else run.start()
  const startsSteady = program.startsSteady && !begin && !run.fault
  const point = startsSteady ? readOperatingPoint(program, run.memory) : null
  const between = async (): Promise<void> => {
    progress.show(run)
    profile?.sample(run)
    await flush()
  }
  let computeMilliseconds = 0
  if (mark) {
    computeMilliseconds += await runUntil(run, io, mark, between)
    if (!io.interruption.aborted) await writeMark(run, mark.path, io)
  }
  computeMilliseconds += await runUntil(run, io, UNTIL_END, between)
  progress.clear()
  return { point, computeMilliseconds }
}

/** Values for files stand behind those of signals in a row; who takes signals sees no more of it than those. */
function splitRows(
  addresses: readonly number[],
  files: FilesRecorder,
  take: (rows: Float64Array, count: number) => void,
): RowSink {
  if (files.addresses.length === 0) return { addresses, take }
  const length = 1 + addresses.length + files.addresses.length
  const offset = 1 + addresses.length
  return {
    addresses: [...addresses, ...files.addresses],
    take: (rows, count) => {
      files.take(rows, count, length, offset)
      const signals = new Float64Array(count * offset)
      for (let row = 0; row < count; row += 1)
        signals.set(rows.subarray(row * length, row * length + offset), row * offset)
      take(signals, count)
    },
  }
}

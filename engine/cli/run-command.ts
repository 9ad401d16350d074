/** `loopwright run FILE`: runs a project to its stop time and gives its signals as a file or as a summary. */
import type { Registry } from '../block/registry.ts'
import { compile } from '../compile/compile.ts'
import type { Program, Signal } from '../compile/program.ts'
import { type Diagnostic, isError } from '../model/diagnostic.ts'
import type { Project, Settings } from '../model/project.ts'
import { type ChosenEngine, chooseEngine, type EngineChoice } from '../simulate/choose-engine.ts'
import { describeNotice, listNotices } from '../simulate/list-notices.ts'
import type { RowSink } from '../simulate/row-sink.ts'
import { createRun, type Run } from '../simulate/run.ts'
import { listColumns } from '../simulate/signal-log.ts'
import { CallFault } from './call-fault.ts'
import { checkTrust, formatTrust, summariseTrust } from './check-trust.ts'
import { chooseSignals } from './choose-signals.ts'
import type { CommandIo, OutputFile } from './command-io.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'
import { loadData } from './load-data.ts'
import { type LoadedProject, loadProject } from './load-project.ts'
import { formatOperatingPoint, type PointState, readOperatingPoint } from './operating-point.ts'
import { createRunProfile, formatProfile } from './profile-run.ts'
import { createProgress } from './progress.ts'
import { recordCsv } from './record-csv.ts'
import { recordExtremes } from './record-extremes.ts'
import { type FilesRecorder, recordFiles } from './record-files.ts'
import { recordJson } from './record-json.ts'
import type { Recorder } from './recorder.ts'
import { formatDiagnostics } from './report-diagnostics.ts'
import { runUntil, UNTIL_END } from './run-until.ts'
import { setParameters } from './set-parameters.ts'
import { readBeginning, readMark, writeMark } from './snapshot-files.ts'
import { formatSummary, summariseRun } from './summary.ts'
import { compareEngines, formatComparison } from './verify-run.ts'

export interface RunCommandOptions {
  readonly stop?: string
  readonly step?: string
  readonly solver?: string
  readonly relTol?: string
  readonly absTol?: string
  readonly maxStep?: string
  readonly engine: EngineChoice
  readonly set?: readonly string[]
  readonly log?: readonly string[]
  readonly out?: string
  readonly threads?: string
  readonly json?: boolean
  /** Goes on from this snapshot instead of beginning at 0. */
  readonly from?: string
  /** Where to write a snapshot, and when: at the end, or at the first step at or after a time. */
  readonly snapshotOut?: string
  readonly at?: string
  /** Repeats the run ten times finer, and says how far the two are apart. */
  readonly trust?: boolean
  /** Starts where nothing moves. */
  readonly steadyState?: boolean
  /** Compares with the Simple engine instead of giving results. */
  readonly verify?: boolean
  /** Says besides where the time of a step goes. */
  readonly profile?: boolean
}

const MOST_THREADS = 64

type CreateRecorder = (program: Program, signals: readonly Signal[], file: OutputFile) => Recorder

const RECORDERS: Readonly<Record<string, CreateRecorder>> = {
  '.csv': (_program, signals, file) => recordCsv(signals, file),
  '.json': recordJson,
}

export async function runCommand(
  file: string,
  options: RunCommandOptions,
  io: CommandIo,
  registry: Registry,
): Promise<ExitStatus> {
  const createRecorder = options.out === undefined ? null : findRecorder(options.out)
  if (options.trust) refuseBeside(options)
  const loaded = await loadProject(file, io)
  const { project, program, diagnostics } = await prepare(file, loaded, options, registry, io)
  const report = (found: readonly Diagnostic[]): void => {
    if (!options.json) io.writeError(formatDiagnostics(file, found))
  }
  report(diagnostics.filter(({ severity }) => severity !== 'info'))
  if (!project || !program) {
    if (options.json) await io.writeOut(`${JSON.stringify({ diagnostics }, null, 2)}\n`)
    return EXIT.modelFault
  }

  if (options.verify) return await verify(program, options, io)

  const begin = await readBeginning(program, options, io)
  const mark = readMark(program, options)
  const signals = chooseSignals(program, options.log ?? [])
  const files = await recordFiles(program, file, io)
  const output =
    options.out === undefined
      ? null
      : await io.createFile(options.out).catch(async fault => {
          await files.discard()
          throw fault
        })
  const recorder = output && createRecorder?.(program, signals, output)
  const { take, extremes } = recordExtremes(signals)
  const progress = createProgress(io)
  const engine = choose(options, io)
  const profile = options.profile ? createRunProfile(program, engine, io) : null
  let written = 0
  let computeMilliseconds = 0
  const addresses = listColumns(signals).map(({ address }) => address)
  const run = createRun(program, {
    createEngine: (profile ?? engine).create,
    sink: splitRows(addresses, files, (rows, count) => {
      take(rows, count)
      written += count
      recorder?.take(rows, count)
    }),
  })
  let point: readonly PointState[] | null = null
  const start = io.now()
  try {
    if (begin) run.resume(begin)
    else run.start()
    const startsSteady = program.startsSteady && !begin && !run.fault
    point = startsSteady ? readOperatingPoint(program, run.memory) : null
    const between = async (): Promise<void> => {
      progress.show(run)
      profile?.sample(run)
      await recorder?.flush()
      await files.flush()
    }
    if (mark) {
      computeMilliseconds += await runUntil(run, io, mark, between)
      if (!io.interruption.aborted) await writeMark(run, mark.path, io)
    }
    computeMilliseconds += await runUntil(run, io, UNTIL_END, between)
    progress.clear()
    if (io.interruption.aborted) {
      await output?.discard()
      await files.discard()
      io.writeError(
        `Stopped at t = ${run.timeSeconds} s.${output ? ` ${options.out} was not written.` : ''}\n`,
      )
      return EXIT.interrupted
    }
    await recorder?.end()
    await output?.keep()
    await files.keep()
  } catch (fault) {
    await output?.discard()
    await files.discard()
    throw fault
  } finally {
    run.close()
  }

  const notices = listNotices(program, run.memory)
  const noticed = notices.map(describeNotice).filter(warning => warning !== null)
  const warnings = [...noticed, ...(run.notFinite ? [run.notFinite] : [])]
  const faults = loaded.place([...warnings, ...(run.fault ? [run.fault] : [])])
  report(faults)
  const request = { project, registry, program, solver: run.solver.id, signals, createEngine: engine.create }
  const trust = options.trust && !run.fault ? await checkTrust(request, io) : null
  if (io.interruption.aborted) return EXIT.interrupted
  const summary = summariseRun(program, run, {
    engine: engine.name,
    engineReason: engine.why,
    wallSeconds: (io.now() - start) / 1000,
    signals: extremes,
    notices,
    diagnostics: [...diagnostics, ...faults],
    profile: profile?.report(run, computeMilliseconds) ?? null,
    out: options.out,
    files: files.written,
    trust: trust && summariseTrust(trust),
    operatingPoint: point,
  })
  if (options.json) await io.writeOut(`${JSON.stringify(summary, null, 2)}\n`)
  else if (options.out === undefined) await io.writeOut(formatSummary(summary))
  else reportFile(options.out, run, written, signals, io)
  if (!options.json)
    for (const { path, block, rows } of files.written)
      await io.writeOut(`${path}: ${rows} rows, by ${block}\n`)
  if (summary.profile && !options.json) await io.writeOut(formatProfile(summary.profile))
  if (point && !options.json) await io.writeOut(`\n${formatOperatingPoint(point)}`)
  if (trust && !options.json)
    await io.writeOut(`${options.out === undefined ? '\n' : ''}${formatTrust(trust)}`)
  return run.fault ? EXIT.modelFault : EXIT.done
}

/** @throws CallFault where an option goes against `--trust`. */
function refuseBeside({ from, verify }: RunCommandOptions): void {
  const other = from === undefined ? verify && '--verify' : '--from'
  if (!other) return
  throw new CallFault(
    `--trust and ${other} do not go together.`,
    other === '--from' ? 'A run is repeated from its beginning: leave --from out.' : 'Give one at a time.',
  )
}

/** @throws CallFault when the number of threads is none. */
function choose({ engine, threads }: RunCommandOptions, io: CommandIo): ChosenEngine {
  const count = threads === undefined ? null : Number(threads)
  if (count !== null && !(Number.isInteger(count) && count >= 1 && count <= MOST_THREADS))
    throw new CallFault(`--threads ${threads}: that is no number of threads.`, `Give 1 to ${MOST_THREADS}.`)
  const isThreaded = engine === 'threaded' || (engine === 'auto' && count !== null && count > 1)
  return chooseEngine(engine, isThreaded ? io.createThreads(count ?? undefined) : null)
}

async function verify(program: Program, options: RunCommandOptions, io: CommandIo): Promise<ExitStatus> {
  const { name, why, create } = choose(options, io)
  const progress = createProgress(io)
  const comparison = await compareEngines(program, create, async run => {
    progress.show(run)
    await io.pause()
    return !io.interruption.aborted
  })
  progress.clear()
  if (io.interruption.aborted) return EXIT.interrupted
  const json = { engine: name, engineReason: why, comparedWith: 'simple', ...comparison }
  await io.writeOut(options.json ? `${JSON.stringify(json, null, 2)}\n` : formatComparison(comparison, name))
  return comparison.difference === null ? EXIT.done : EXIT.modelFault
}

function findRecorder(path: string): CreateRecorder {
  const found = Object.entries(RECORDERS).find(([extension]) => path.toLowerCase().endsWith(extension))
  if (found) return found[1]
  throw new CallFault(
    `--out ${path}: the end of the name says the format, and this one is not known.`,
    `Use ${Object.keys(RECORDERS).join(' or ')}.`,
  )
}

function reportFile(path: string, run: Run, rows: number, signals: readonly Signal[], io: CommandIo): void {
  const until = run.fault ? `, up to t = ${run.timeSeconds} s` : ''
  const count = `${signals.length} signal${signals.length === 1 ? '' : 's'}`
  const text = `${path}: ${rows} rows, ${count}${until}\n`
  if (io.isWatched || run.fault) io.writeError(text)
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

interface Prepared {
  /** With what the options say of it. */
  readonly project: Project | null
  readonly program: Program | null
  readonly diagnostics: readonly Diagnostic[]
}

/** @throws CallFault when what is wrong comes from the options. */
async function prepare(
  file: string,
  { project, diagnostics: readDiagnostics, place }: LoadedProject,
  options: RunCommandOptions,
  registry: Registry,
  io: CommandIo,
): Promise<Prepared> {
  if (!project) return { project, program: null, diagnostics: readDiagnostics }
  const asked = {
    ...listSettings(options),
    ...(options.steadyState ? { start: 'steady state' } : {}),
  }
  const adjusted: Project = {
    ...setParameters(project, registry, options.set ?? []),
    settings: { ...project.settings, ...asked },
  }
  const data = await loadData(file, adjusted, registry, io)
  const { program, diagnostics } = compile(adjusted, registry, data)
  for (const { severity, message, hint, place: where } of diagnostics) {
    const names = Object.keys(asked) as (keyof SettingOptions)[]
    const setting = names.find(name => where.field === `settings.${name}`)
    if (severity === 'error' && setting)
      throw new CallFault(`--${SETTING_OPTIONS[setting]}: ${message}`, hint)
  }
  const all = [...readDiagnostics, ...place(diagnostics)]
  return { project: adjusted, program: all.some(isError) ? null : program, diagnostics: all }
}

const SETTING_OPTIONS = {
  stop: 'stop',
  step: 'step',
  solver: 'solver',
  relTol: 'rel-tol',
  absTol: 'abs-tol',
  maxStep: 'max-step',
} as const

type SettingOptions = Partial<Record<keyof typeof SETTING_OPTIONS, string>>

function listSettings(options: SettingOptions): Partial<Settings> {
  const names = Object.keys(SETTING_OPTIONS) as (keyof SettingOptions)[]
  return Object.fromEntries(
    names.flatMap(name => (options[name] === undefined ? [] : [[name, options[name]]])),
  )
}

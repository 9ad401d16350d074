/** `loopwright run FILE`: runs a project to its stop time and gives its signals as a file or as a summary. */
import type { Registry } from '../block/registry.ts'
import type { Program } from '../compile/program.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { describeNotice, listNotices } from '../simulate/list-notices.ts'
import { CallFault } from './call-fault.ts'
import { checkTrust, summariseTrust } from './check-trust.ts'
import { chooseRunEngine, type EngineOptions } from './choose-run-engine.ts'
import { chooseSignals } from './choose-signals.ts'
import type { CommandIo } from './command-io.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'
import { findRecorder } from './find-recorder.ts'
import { loadProject } from './load-project.ts'
import { type ProjectOptions, prepareRun } from './prepare-run.ts'
import { printRun } from './print-run.ts'
import { createProgress } from './progress.ts'
import { formatDiagnostics } from './report-diagnostics.ts'
import { readBeginning, readMark } from './snapshot-files.ts'
import { summariseRun } from './summary.ts'
import { takeRun } from './take-run.ts'
import { compareEngines, formatComparison } from './verify-run.ts'

export interface RunCommandOptions extends ProjectOptions, EngineOptions {
  readonly log?: readonly string[]
  readonly out?: string
  readonly json?: boolean
  /** Goes on from this snapshot instead of beginning at 0. */
  readonly from?: string
  /** Where to write a snapshot, and when: at the end, or at the first step at or after a time. */
  readonly snapshotOut?: string
  readonly at?: string
  /** Repeats the run ten times finer, and says how far the two are apart. */
  readonly trust?: boolean
  /** Compares with the Simple engine instead of giving results. */
  readonly verify?: boolean
  /** Says besides where the time of a step goes. */
  readonly profile?: boolean
}

export async function runCommand(
  file: string,
  options: RunCommandOptions,
  io: CommandIo,
  registry: Registry,
): Promise<ExitStatus> {
  const out =
    options.out === undefined ? null : { path: options.out, createRecorder: findRecorder(options.out) }
  if (options.trust) refuseBeside(options)
  const loaded = await loadProject(file, io)
  const { project, program, diagnostics } = await prepareRun(file, loaded, options, registry, io)
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
  const engine = chooseRunEngine(options, io)
  const start = io.now()
  const isProfiled = options.profile ?? false
  const task = { program, signals, engine, projectFile: file, out, begin, mark, isProfiled }
  const taken = await takeRun(task, io)
  if (!taken) return EXIT.interrupted

  const { run, extremes, files, point, profile } = taken
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
    profile,
    out: options.out,
    files,
    trust: trust && summariseTrust(trust),
    operatingPoint: point,
  })
  if (options.json) await io.writeOut(`${JSON.stringify(summary, null, 2)}\n`)
  else await printRun({ summary, taken, signals, trust }, io)
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

async function verify(program: Program, options: RunCommandOptions, io: CommandIo): Promise<ExitStatus> {
  const { name, why, create } = chooseRunEngine(options, io)
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

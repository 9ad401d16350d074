/** What there is to say of a run without its samples. */
import type { Program } from '../compile/program.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Notice } from '../simulate/list-notices.ts'
import type { Profile } from '../simulate/profile-report.ts'
import type { Run } from '../simulate/run.ts'
import { formatShortly } from './format-number.ts'
import { formatTable } from './format-table.ts'
import type { PointState } from './operating-point.ts'
import type { Extremes } from './record-extremes.ts'
import type { WrittenFile } from './record-files.ts'

export interface Summary {
  readonly name: string
  readonly engine: string
  /** Why that engine, in a few words. */
  readonly engineReason: string
  readonly solver: string
  /** Why that solver, in a few words. */
  readonly solverReason: string
  /** Seconds, all three; steps of variable length have no one step. */
  readonly step: number | null
  readonly stop: number
  readonly end: number
  readonly steps: number
  /** Time that the run took. */
  readonly wallSeconds: number
  readonly signals: readonly Extremes[]
  /** File with the samples, if one was asked for. */
  readonly out?: string
  /** What To File blocks wrote. */
  readonly files?: readonly WrittenFile[]
  /** Where the time of a step goes, if that was asked for. */
  readonly profile?: Profile
  /** With `--trust`: how far the signals are wrong. */
  readonly trust?: object
  /** Where it started, if that is a steady state. */
  readonly operatingPoint?: readonly PointState[]
  /** What checks noted that let the run go on: block, message, how often, and the first instants in seconds. */
  readonly notices?: readonly Omit<Notice, 'place'>[]
  readonly diagnostics: readonly Diagnostic[]
}

export function summariseRun(
  program: Program,
  run: Run,
  rest: Pick<Summary, 'engine' | 'engineReason' | 'wallSeconds' | 'signals' | 'diagnostics'> & {
    out: string | undefined
    files: readonly WrittenFile[]
    profile: Profile | null
    trust: object | null
    operatingPoint: readonly PointState[] | null
    notices: readonly Notice[]
  },
): Summary {
  const { name, step, stop } = program
  const { out, files, profile, trust, operatingPoint, notices, ...others } = rest
  return {
    name,
    solver: run.solver.id,
    solverReason: run.solver.why,
    step: program.variable ? null : step,
    stop,
    end: run.timeSeconds,
    steps: run.steps,
    ...others,
    ...(out === undefined ? {} : { out }),
    ...(files.length === 0 ? {} : { files }),
    ...(profile === null ? {} : { profile }),
    ...(trust === null ? {} : { trust }),
    ...(operatingPoint === null ? {} : { operatingPoint }),
    ...(notices.length === 0 ? {} : { notices: notices.map(({ place: _, ...notice }) => notice) }),
  }
}

export function formatSummary({
  name,
  solver,
  solverReason,
  engine,
  step,
  end,
  steps,
  wallSeconds,
  signals,
}: Summary): string {
  const rows = signals.map(signal => [
    signal.name,
    ...[signal.final, signal.min, signal.max].map(formatShortly),
  ])
  const first = `${name}: ${steps} ${step === null ? 'variable steps' : `steps of ${formatShortly(step)} s`} with ${solver} (${engine}), to t = ${formatShortly(end)} s, in ${wallSeconds.toFixed(2)} s\n`
  const reason = step === null ? `${solver}: ${solverReason}\n` : ''
  const head = `${first}${reason}`
  return rows.length === 0 ? head : `${head}\n${formatTable([['signal', 'final', 'min', 'max'], ...rows])}`
}

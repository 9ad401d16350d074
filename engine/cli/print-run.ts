/** What a run says for people: where its samples are, or a summary of them, and what else was asked for. */
import type { Signal } from '../compile/program.ts'
import { listColumns } from '../simulate/signal-log.ts'
import type { Trust } from '../simulate/trust-interface.ts'
import { formatTrust } from './check-trust.ts'
import type { CommandIo } from './command-io.ts'
import { formatOperatingPoint } from './operating-point.ts'
import { formatProfile } from './profile-run.ts'
import { formatSummary, type Summary } from './summary.ts'
import type { TakenRun } from './take-run.ts'

interface Told {
  readonly summary: Summary
  readonly taken: TakenRun
  readonly signals: readonly Signal[]
  readonly trust: Trust | null
}

export async function printRun({ summary, taken, signals, trust }: Told, io: CommandIo): Promise<void> {
  const { out } = summary
  if (out === undefined) await io.writeOut(formatSummary(summary))
  else await reportFile(out, taken, 1 + listColumns(signals).length, io)
  for (const { path, block, rows } of taken.files) await io.writeOut(`${path}: ${rows} rows, by ${block}\n`)
  if (summary.profile) await io.writeOut(formatProfile(summary.profile))
  if (taken.point) await io.writeOut(`\n${formatOperatingPoint(taken.point)}`)
  if (trust) await io.writeOut(`\n${formatTrust(trust)}`)
}

/** With a fault it stands beside what is told of that; else it is the result. */
async function reportFile(
  path: string,
  { run, rows }: TakenRun,
  columns: number,
  io: CommandIo,
): Promise<void> {
  const until = run.fault ? `, up to t = ${run.timeSeconds} s` : ''
  const line = `${path}: ${rows} rows, ${columns} columns${until}\n`
  if (run.fault) io.writeError(line)
  else await io.writeOut(line)
}

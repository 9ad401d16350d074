/** `run --trust`: the run once more and ten times finer, and how far the two are apart. */
import { createTrustCheck } from '../simulate/trust.ts'
import type { Trust, TrustRequest } from '../simulate/trust-interface.ts'
import type { CommandIo } from './command-io.ts'
import { formatShortly } from './format-number.ts'
import { formatTable } from './format-table.ts'

const BATCH_STEPS = 256

/** Null where it was interrupted. */
export async function checkTrust(request: TrustRequest, io: CommandIo): Promise<Trust | null> {
  const check = createTrustCheck(request)
  try {
    while (!check.isFinished && !io.interruption.aborted) {
      check.advance(BATCH_STEPS)
      await io.pause()
    }
    return io.interruption.aborted ? null : check.result()
  } finally {
    check.close()
  }
}

/** As the summary's JSON has it: without the course of the differences. */
export function summariseTrust({ bands, ...rest }: Trust): object {
  return {
    ...rest,
    bands: bands.map(({ name, absolute, relative, timeSeconds }) => ({
      name,
      absolute,
      relative,
      timeSeconds,
    })),
  }
}

export function formatTrust({ finer, bands, notes, fault, untilSeconds }: Trust): string {
  if (finer === '') return `The run cannot be repeated ten times finer: ${fault?.message ?? ''}\n`
  const rows = bands.map(({ name, absolute, relative, timeSeconds }) => [
    name,
    `± ${briefly(absolute)}`,
    `± ${briefly(100 * relative)} %`,
    `${formatShortly(timeSeconds)} s`,
  ])
  const ended = fault
    ? [
        `The finer run ended at t = ${formatShortly(untilSeconds)} s: ${fault.message} The bands hold until then.`,
      ]
    : []
  return [
    `Compared with a run of ${finer}:\n`,
    ...[...notes, ...ended].map(note => `${note}\n`),
    `\n${formatTable([['signal', 'error', 'of its size', 'worst at'], ...rows])}`,
  ].join('')
}

function briefly(value: number): string {
  return String(Number(value.toPrecision(2)))
}

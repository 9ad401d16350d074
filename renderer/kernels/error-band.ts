/** How far a trace may be from the truth, as a scope draws it around the trace, and in words. */
import type { ErrorBand, Trust } from '../../engine/index.ts'
import type { DrawnTraces } from './decimation.ts'
import { type Column, createColumn, type Extremes } from './min-max-pyramid.ts'
import { formatQuantity } from './si-format.ts'

/** The largest differences within equal parts of the run, with their extremes kept for drawing. */
export interface TraceBand {
  readonly band: ErrorBand
  readonly widths: Column
  readonly partSeconds: number
}

export function createTraceBand(band: ErrorBand, stopSeconds: number): TraceBand {
  const widths = createColumn()
  widths.append(band.parts, 0, 1)
  return { band, widths, partSeconds: stopSeconds / band.parts.length }
}

const scratch: Extremes = { least: 0, largest: 0 }

/** The largest difference between two instants, that of the part around them where they are one. */
export function findWidth({ widths, partSeconds }: TraceBand, from: number, to: number): number {
  const last = widths.length() - 1
  const first = Math.min(last, Math.max(0, Math.floor(from / partSeconds)))
  const end = Math.min(last, Math.max(first, Math.floor(to / partSeconds)))
  widths.extremes(first, end + 1, scratch)
  return Math.max(0, scratch.largest)
}

/** Fills `into` with the half width of the band at each drawn point, `pixelSeconds` being the width of a pixel. */
export function spreadBand(
  band: TraceBand,
  { times, length }: DrawnTraces,
  pixelSeconds: number,
  into: Float64Array,
): void {
  for (let i = 0; i < length; i++) {
    const time = times[i] ?? 0
    into[i] = findWidth(band, time - pixelSeconds / 2, time + pixelSeconds / 2)
  }
}

/** The value axis makes room for the band, but not so much that the trace is lost in it. */
export function widenByBand(extremes: Extremes, largestWidth: number): Extremes {
  const room = Math.min(largestWidth, extremes.largest - extremes.least)
  return room > 0 ? { least: extremes.least - room, largest: extremes.largest + room } : extremes
}

/** Beyond that one does not speak of trust. */
const MOST_TRUSTED = 0.01

interface TrustWords {
  /** On the whole run. */
  readonly line: string
  /** The signal that is wrong by the largest part of its size; null where none is. */
  readonly worst: ErrorBand | null
  /** All there is to say about it. */
  readonly more: string
  readonly isGood: boolean
}

/** Of the run that the scopes show. */
export interface RunTrust extends TrustWords {
  /** In the order of the values of a sample row. */
  readonly bands: readonly TraceBand[]
}

export function describeTrust(trust: Trust | null): TrustWords {
  const refuse = (line: string, more: string): TrustWords => ({ line, worst: null, more, isGood: false })
  if (trust === null)
    return refuse(
      'Not checked: edited while it ran',
      'The diagram was edited while it ran, so that the run cannot be repeated as it was. Run it again.',
    )
  const { finer, bands, notes, fault, untilSeconds } = trust
  const [first] = [...bands].sort((a, b) => b.relative - a.relative)
  if (finer === '')
    return refuse('Cannot be checked', `The run cannot be repeated ten times finer: ${fault?.message ?? ''}`)
  if (!first)
    return refuse(
      'Nothing to compare',
      'Nothing is recorded: add a Scope block, wire a signal to it, and run again.',
    )
  const until = formatQuantity(untilSeconds, 's', 3)
  const ended = fault
    ? [`The finer run ended at t = ${until}: ${fault.message} The bands hold until then.`]
    : []
  const worst = first.relative > 0 ? first : null
  const each = worst ? [`Worst is ${worst.name}: ${describeBand(worst)}`] : []
  const more = [`Compared with a run of ${finer}.`, ...each, ...notes, ...ended].join('\n')
  if (fault) return { line: `Compared to ${until} only`, worst, more, isGood: false }
  if (!worst) return { line: 'Exact: a finer run is the same', worst, more, isGood: true }
  const isGood = worst.relative <= MOST_TRUSTED
  return { line: `${isGood ? 'Trusted to' : 'Wrong by'} ${formatPart(worst.relative)}`, worst, more, isGood }
}

/** `± 3.1e-6 at 3.2 ms`, and nothing where there is no difference. */
export function labelBand({ absolute, timeSeconds }: ErrorBand): string {
  return absolute === 0
    ? '± 0'
    : `± ${formatQuantity(absolute, '', 2)} at ${formatQuantity(timeSeconds, 's', 3)}`
}

export function describeBand({ absolute, relative, timeSeconds }: ErrorBand): string {
  if (absolute === 0) return 'no difference.'
  return `${formatQuantity(absolute, '', 3)} at t = ${formatQuantity(timeSeconds, 's', 4)}, ${formatPart(relative)} of its size.`
}

/** `12 %`, `0.3 %`, and small parts as a power of ten: `3e-6`. */
function formatPart(part: number): string {
  return part >= 1e-3 ? `${Number((100 * part).toPrecision(2))} %` : part.toExponential(0)
}

/**
 * What to draw of a long trace: where a pixel holds many samples, their least and largest value, which looks the
 * same as all of them. Pixels stand on a grid fixed in time, so that a sliding view does not shimmer.
 */
import type { Column, Extremes } from './min-max-pyramid.ts'

export interface TimeRange {
  readonly from: number
  readonly to: number
}

/** Buffers that are used anew for each drawing; their first `length` numbers count. */
export interface DrawnTraces {
  length: number
  times: Float64Array
  /** One for each trace. */
  readonly values: Float64Array[]
  /** Over all traces, as far as they are in the range. */
  readonly extremes: Extremes
  /** What the points stand for, where a later drawing may go on from them. */
  taken: Taken | null
}

/** Pixels that are complete: what is drawn of them stays the same while a run goes on. */
interface Taken {
  readonly times: Column
  readonly traces: readonly Column[]
  readonly generation: number
  /** Seconds. */
  readonly pixelWidth: number
  readonly grain: number
  /** The first points stand for them. */
  readonly length: number
  readonly lastPixel: number
  /** The first sample after them. */
  readonly end: number
  /** As far as samples were looked at. */
  readonly rows: number
}

export function createDrawnTraces(count: number): DrawnTraces {
  return {
    length: 0,
    times: new Float64Array(0),
    values: Array.from({ length: count }, () => new Float64Array(0)),
    extremes: { least: Infinity, largest: -Infinity },
    taken: null,
  }
}

/** Index of the first time at or after `time`; times do not fall. */
export function findTime(times: Column, time: number, from = 0, to = times.length()): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times.at(middle) < time) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Where a pixel holds very many samples, its border may lie a sixteenth of it further, at a whole group of the column's
 * extremes: what is drawn looks the same, and the samples themselves need not be touched.
 */
function chooseGrain(samplesPerPixel: number): number {
  const grain = 16 ** Math.floor(Math.log2(samplesPerPixel / 16) / 4)
  return Math.max(1, grain)
}

/** As `findTime`, quick where the guess is right or one off: at a fixed step, pixels hold equal numbers of samples. */
function findNear(times: Column, time: number, from: number, to: number, guess: number): number {
  for (let index = guess - 1; index <= guess + 1 && index > from && index < to; index++) {
    if (times.at(index) >= time && times.at(index - 1) < time) return index
  }
  return findTime(times, time, from, to)
}

const scratch: Extremes = { least: 0, largest: 0 }

/** Fills `into` with at most two points for each of `pixels`, or with the samples themselves where they are fewer. */
export function decimate(
  times: Column,
  traces: readonly Column[],
  range: TimeRange,
  pixels: number,
  into: DrawnTraces,
): void {
  // One sample beyond each end, so that lines go on to the edge.
  const first = Math.max(0, findTime(times, range.from) - 1)
  const last = Math.min(times.length(), findTime(times, range.to, first) + 1)
  into.extremes.least = Infinity
  into.extremes.largest = -Infinity
  if (last - first <= 2 * pixels) copySamples(times, traces, first, last, into)
  else takeExtremes(times, traces, range, pixels, first, last, into)
}

function copySamples(
  times: Column,
  traces: readonly Column[],
  first: number,
  last: number,
  into: DrawnTraces,
): void {
  into.taken = null
  reserve(into, last - first)
  into.length = last - first
  for (let i = first; i < last; i++) into.times[i - first] = times.at(i)
  traces.forEach((trace, index) => {
    const values = into.values[index]
    if (values === undefined) return
    for (let i = first; i < last; i++) values[i - first] = trace.at(i)
    trace.extremes(first, last, scratch)
    widen(into.extremes, scratch)
  })
}

function takeExtremes(
  times: Column,
  traces: readonly Column[],
  range: TimeRange,
  pixels: number,
  first: number,
  last: number,
  into: DrawnTraces,
): void {
  const grain = chooseGrain((last - first) / pixels)
  const asked = { times, traces, grain, generation: times.generation(), rows: last }
  const kept = into.taken && canGoOn(into.taken, asked, (range.to - range.from) / pixels) ? into.taken : null
  const width = kept?.pixelWidth ?? (range.to - range.from) / pixels
  into.length = kept?.length ?? 0
  if (kept && !dropBefore(Math.floor(times.at(first) / width), width, into)) {
    into.taken = null
    takeExtremes(times, traces, range, pixels, first, last, into)
    return
  }
  reserve(into, 2 * (pixels + 3))
  let complete = { length: into.length, lastPixel: kept?.lastPixel ?? -Infinity, end: kept?.end ?? first }
  let pixel = complete.lastPixel
  let count = 0
  for (let begin = complete.end; begin < last; ) {
    complete = { length: into.length, lastPixel: pixel, end: begin }
    // Rounding at a border must neither empty a pixel nor go back to the one before.
    pixel = Math.max(pixel + 1, Math.floor(times.at(begin) / width))
    const border = findNear(times, (pixel + 1) * width, begin, last, begin + count)
    const end = Math.min(last, Math.ceil(Math.max(begin + 1, border) / grain) * grain)
    count = end - begin
    if (into.length + 2 > into.times.length) reserve(into, 2 * into.times.length)
    into.times[into.length] = (pixel + 0.25) * width
    into.times[into.length + 1] = (pixel + 0.75) * width
    for (let index = 0; index < traces.length; index++) placeExtremes(traces, index, begin, end, into)
    into.length += 2
    begin = end
  }
  into.taken = { ...asked, ...complete, pixelWidth: width }
  for (const values of into.values) widenByAll(into.extremes, values, into.length)
}

/** Widths that differ by less come from the rounding of a range that moves. */
const SAME_WIDTH = 1e-9

function canGoOn(
  taken: Taken,
  asked: Pick<Taken, 'times' | 'traces' | 'grain' | 'generation' | 'rows'>,
  width: number,
): boolean {
  return (
    taken.times === asked.times &&
    taken.generation === asked.generation &&
    taken.grain === asked.grain &&
    taken.rows <= asked.rows &&
    Math.abs(taken.pixelWidth - width) <= SAME_WIDTH * width &&
    taken.traces.length === asked.traces.length &&
    taken.traces.every((trace, i) => trace === asked.traces[i])
  )
}

/** Leaves out the pixels before one; false where that one is not among those that are there. */
function dropBefore(pixel: number, width: number, into: DrawnTraces): boolean {
  const pixelAt = (point: number) => Math.floor((into.times[point] ?? Number.NaN) / width)
  if (into.length === 0 || pixelAt(0) > pixel) return false
  let dropped = 0
  while (dropped < into.length && pixelAt(dropped) < pixel) dropped += 2
  if (dropped === into.length) return false
  if (dropped === 0) return true
  for (const numbers of [into.times, ...into.values]) numbers.copyWithin(0, dropped, into.length)
  into.length -= dropped
  return true
}

/** The two points of one pixel, in the order in which the trace goes. */
function placeExtremes(
  traces: readonly Column[],
  index: number,
  begin: number,
  end: number,
  into: DrawnTraces,
): void {
  const trace = traces[index]
  const values = into.values[index]
  if (trace === undefined || values === undefined) return
  trace.extremes(begin, end, scratch)
  const isEmpty = scratch.least > scratch.largest
  const before = into.length > 0 ? values[into.length - 1] : trace.at(begin)
  // The nearer one first: a rising trace meets its least value first.
  const isRising = !(Math.abs(scratch.least - (before ?? 0)) > Math.abs(scratch.largest - (before ?? 0)))
  values[into.length] = isEmpty ? Number.NaN : isRising ? scratch.least : scratch.largest
  values[into.length + 1] = isEmpty ? Number.NaN : isRising ? scratch.largest : scratch.least
}

function widenByAll(extremes: Extremes, values: Float64Array, length: number): void {
  let { least, largest } = extremes
  for (let i = 0; i < length; i++) {
    const value = values[i] ?? Number.NaN
    if (value < least) least = value
    if (value > largest) largest = value
  }
  extremes.least = least
  extremes.largest = largest
}

function widen(extremes: Extremes, by: Extremes): void {
  if (by.least < extremes.least) extremes.least = by.least
  if (by.largest > extremes.largest) extremes.largest = by.largest
}

/** Makes room for this many points, keeping those that stand. */
function reserve(into: DrawnTraces, points: number): void {
  if (into.times.length >= points) return
  into.times = grow(into.times, points)
  into.values.forEach((values, index) => {
    into.values[index] = grow(values, points)
  })
}

function grow(buffer: Float64Array, length: number): Float64Array {
  const larger = new Float64Array(length)
  larger.set(buffer)
  return larger
}

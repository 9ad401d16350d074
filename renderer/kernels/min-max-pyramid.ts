/**
 * A column of numbers that only grows, with the least and largest value of every 16, 256, 4096 ... of them, so that
 * the extremes of any range cost a few dozen reads, however long the column is.
 */
const CHUNK_BITS = 14
const CHUNK_LENGTH = 1 << CHUNK_BITS
const FAN_BITS = 4
const FAN = 1 << FAN_BITS

/** What the extremes of a range are written into, so that drawing allocates nothing. */
export interface Extremes {
  least: number
  largest: number
}

export interface Column {
  readonly length: () => number
  readonly at: (index: number) => number
  /** Appends every `stride`-th number of a block, from `offset` on. */
  readonly append: (block: Float64Array, offset: number, stride: number) => void
  /** Another number: what was there may be something else by now. */
  readonly generation: () => number
  /** Shows only so many numbers; the others stay for a later call until numbers are appended in their place. */
  readonly show: (count: number) => void
  /**
   * Extremes over `from <= index < to`, both within the column; infinite in the wrong order where there is none.
   * NaN counts as absent.
   */
  readonly extremes: (from: number, to: number, into: Extremes) => void
}

/** Numbers in chunks, so that growing never copies. */
interface Chunks {
  readonly chunks: Float64Array[]
  length: number
}

function chunkAt(list: Chunks, index: number): Float64Array {
  const chunk = index >> CHUNK_BITS
  list.chunks[chunk] ??= new Float64Array(CHUNK_LENGTH)
  return list.chunks[chunk]
}

function push(list: Chunks, value: number): void {
  chunkAt(list, list.length)[list.length & (CHUNK_LENGTH - 1)] = value
  list.length++
}

/** Appends every `stride`-th number of a block, chunk by chunk. */
function pushAll(list: Chunks, block: Float64Array, offset: number, stride: number): void {
  for (let from = offset; from < block.length; ) {
    const chunk = chunkAt(list, list.length)
    let next = list.length & (CHUNK_LENGTH - 1)
    const begin = next
    for (; next < CHUNK_LENGTH && from < block.length; next++, from += stride) chunk[next] = block[from] ?? 0
    list.length += next - begin
  }
}

function read(list: Chunks, index: number): number {
  return list.chunks[index >> CHUNK_BITS]?.[index & (CHUNK_LENGTH - 1)] ?? Number.NaN
}

/** Takes in the entries `from <= index < to` of two lists side by side. */
function scan(leasts: Chunks, largests: Chunks, from: number, to: number, into: Extremes): void {
  let { least, largest } = into
  for (let index = from; index < to; ) {
    const chunk = index >> CHUNK_BITS
    const lows = leasts.chunks[chunk]
    const highs = largests.chunks[chunk]
    if (lows === undefined || highs === undefined) break
    const end = Math.min(to - (chunk << CHUNK_BITS), CHUNK_LENGTH)
    for (let i = index & (CHUNK_LENGTH - 1); i < end; i++) {
      const low = lows[i] ?? 0
      const high = highs[i] ?? 0
      if (low < least) least = low
      if (high > largest) largest = high
    }
    index = (chunk + 1) << CHUNK_BITS
  }
  into.least = least
  into.largest = largest
}

interface Level {
  readonly least: Chunks
  readonly largest: Chunks
}

const scratch: Extremes = { least: 0, largest: 0 }

export function createColumn(): Column {
  const values: Chunks = { chunks: [], length: 0 }
  /** `levels[k]` has one entry for each complete group of 16^(k+1) values. */
  const levels: Level[] = []
  /** All that are there to be shown. */
  let full = 0
  let generation = 0

  /** Brings the extremes up to the values. */
  function completeGroups(): void {
    let below: Level = { least: values, largest: values }
    for (let k = 0; ; k++) {
      const groups = below.least.length >> FAN_BITS
      if (groups === 0) return
      const level = levels[k] ?? { least: { chunks: [], length: 0 }, largest: { chunks: [], length: 0 } }
      levels[k] = level
      for (let group = level.least.length; group < groups; group++) {
        scratch.least = Infinity
        scratch.largest = -Infinity
        scan(below.least, below.largest, group << FAN_BITS, (group + 1) << FAN_BITS, scratch)
        push(level.least, scratch.least)
        push(level.largest, scratch.largest)
      }
      below = level
    }
  }

  function widen(level: number, from: number, to: number, into: Extremes): void {
    const group = levels[level - 1]
    if (group === undefined) scan(values, values, from, to, into)
    else scan(group.least, group.largest, from, to, into)
  }

  return {
    length: () => values.length,
    generation: () => generation,
    at: index => read(values, index),
    append: (block, offset, stride) => {
      pushAll(values, block, offset, stride)
      full = values.length
      completeGroups()
    },
    show: count => {
      generation++
      values.length = Math.min(count, full)
      levels.forEach(({ least, largest }, k) => {
        const groups = values.length >> (FAN_BITS * (k + 1))
        least.length = Math.min(least.length, groups)
        largest.length = Math.min(largest.length, groups)
      })
      completeGroups()
    },
    extremes: (from, to, into) => {
      into.least = Infinity
      into.largest = -Infinity
      let low = from
      let high = to
      for (let level = 0; low < high; level++) {
        // What is not whole groups at either end; at the top, all.
        const isTop = levels[level] === undefined
        const first = isTop ? high : Math.min(high, (low + FAN - 1) & -FAN)
        const last = Math.max(first, high & -FAN)
        widen(level, low, first, into)
        widen(level, last, high, into)
        low = first
        high = last
        low >>= FAN_BITS
        high >>= FAN_BITS
      }
    },
  }
}

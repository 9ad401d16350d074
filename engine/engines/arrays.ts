/** Arrays in memory: what the nodes `read` and `history` compute, in every engine. Addresses count doubles. */

/** The position that an index means: rounded down, held inside; what is no number is 0. */
export function positionOf(index: number, count: number): number {
  return index >= 1 ? Math.min(Math.floor(index), count - 1) : 0
}

/** Element `index` of `count`, each of `stride` doubles; `address` is that of the wanted lane of the first. */
export function readArray(
  index: number,
  memory: Float64Array,
  address: number,
  count: number,
  stride: number,
): number {
  return memory[address + positionOf(index, count) * stride] ?? 0
}

/**
 * A signal at the time `at`, from the ring of its last `count` samples of `written`: linear between them. `values` is
 * the address of the wanted lane of the first, `stride` the distance to the next. `isSlope` asks for the slope instead.
 */
export function recall(
  at: number,
  written: number,
  memory: Float64Array,
  times: number,
  values: number,
  count: number,
  stride: number,
  isSlope: number,
): number {
  const last = written - 1
  const first = Math.max(written - count, 0)
  if (last < 1 || !(at >= sampleAt(memory, times, first, count, 1))) {
    if (isSlope !== 0) return 0
    return first > 0 ? Number.NaN : sampleAt(memory, values, 0, count, stride)
  }
  const left = Math.min(findSample(at, memory, times, first, last, count), last - 1)
  const t0 = sampleAt(memory, times, left, count, 1)
  const t1 = sampleAt(memory, times, left + 1, count, 1)
  const y0 = sampleAt(memory, values, left, count, stride)
  const y1 = sampleAt(memory, values, left + 1, count, stride)
  const slope = t0 === t1 ? 0 : (y1 - y0) / (t1 - t0)
  if (isSlope !== 0) return slope
  return at >= t1 ? y1 + slope * (at - t1) : y0 + slope * (at - t0)
}

/** Sample k of a ring that begins at an address. */
function sampleAt(memory: Float64Array, address: number, k: number, count: number, stride: number): number {
  return memory[address + (k % count) * stride] ?? 0
}

/** The last sample at or before a time, of those from `first`, which is. */
function findSample(
  at: number,
  memory: Float64Array,
  times: number,
  first: number,
  last: number,
  count: number,
): number {
  let low = first
  let high = last
  while (low < high) {
    const middle = Math.floor((low + high + 1) / 2)
    if (sampleAt(memory, times, middle, count, 1) <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** Fills `width` doubles with the first `period` of them, again and again. */
export function repeat(memory: Float64Array, address: number, period: number, width: number): void {
  for (let i = period; i < width; i += 1) memory[address + i] = memory[address + i - period] ?? 0
}

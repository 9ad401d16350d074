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

/** Of two second differences one after the other: more apart than so many times, and the signal has a kink between them. */
const KINK = 4
/** Part of a slope by which it may change from one interval to the next whatever the second differences are. */
const GENTLE = 0.1

/**
 * A signal at the time `at`, from the ring of its last `count` samples of `written`: on the cubic through four of them
 * around it where the signal is smooth there, else linear, so that nothing overshoots at a jump or a kink. After the last
 * sample it goes on like that for as long as the last interval, then straight on. `values` is the address of the wanted
 * lane of the first, `stride` the distance to the next. `isSlope` asks for the slope instead.
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
  const start = Math.min(Math.max(left - 1, first), last - 3)
  const sampleTime = (k: number): number => sampleAt(memory, times, k, count, 1)
  const sample = (k: number): number => sampleAt(memory, values, k, count, stride)

  // What a cubic adds to the straight line: (t - t0) (t - t1) (bend + twist (t - t0))
  let bend = 0
  let twist = 0
  if (start >= first) {
    const ta = sampleTime(start)
    const tb = sampleTime(start + 1)
    const tc = sampleTime(start + 2)
    const td = sampleTime(start + 3)
    const ab = (sample(start + 1) - sample(start)) / (tb - ta)
    const bc = (sample(start + 2) - sample(start + 1)) / (tc - tb)
    const cd = (sample(start + 3) - sample(start + 2)) / (td - tc)
    const abc = (bc - ab) / (tc - ta)
    const bcd = (cd - bc) / (td - tb)
    if (ta < tb && tb < tc && tc < td && isSmooth(ab, bc, cd, abc, bcd)) {
      twist = (bcd - abc) / (td - ta)
      if (left === start) bend = abc + twist * (t0 - tc)
      else if (left === start + 1) bend = abc + twist * (t0 - ta)
      else bend = bcd + twist * (t0 - tb)
    }
  }
  const from = Math.min(at, t1 + (t1 - t0))
  const [rise, fall] = [from - t0, from - t1]
  const steepness = slope + (rise + fall) * (bend + twist * rise) + rise * fall * twist
  if (isSlope !== 0) return steepness
  const base = at >= t1 ? y1 + slope * fall : y0 + slope * rise
  return base + rise * fall * (bend + twist * rise) + steepness * (at - from)
}

/** Of three slopes one after the other, and the second differences between them. */
function isSmooth(ab: number, bc: number, cd: number, abc: number, bcd: number): boolean {
  const [first, second] = [Math.abs(abc), Math.abs(bcd)]
  if (abc * bcd > 0 && Math.max(first, second) <= KINK * Math.min(first, second)) return true
  const gentle = GENTLE * Math.min(Math.abs(ab), Math.abs(bc), Math.abs(cd))
  return Math.abs(bc - ab) <= gentle && Math.abs(cd - bc) <= gentle
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

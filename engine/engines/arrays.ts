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

/** Of what the last terms of a polynomial give in an interval: a further one is less, or the signal has a kink near by. */
const FADING = 0.25
/** Points of a polynomial. */
const MOST_POINTS = 8
/** Samples beside four around an interval lead to others only where these are so much smoother. */
const SMOOTHER = 0.25

/**
 * A signal at the time `at`, from the ring of its last `count` samples of `written`: on the cubic through four of them
 * around it where the signal is smooth there, with more of them as long as they add less and less (a polynomial of up to
 * eight points that ends at kinks, as in the ENO schemes of A. Harten and others, J. Comput. Phys. 71, 1987); else
 * linear, so that nothing overshoots at a jump or a kink. After the last
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
  const sampleTime = (k: number): number => sampleAt(memory, times, k, count, 1)
  const sample = (k: number): number => sampleAt(memory, values, k, count, stride)

  const third = (k: number): number => {
    if (k < first || k > last - 3) return Number.POSITIVE_INFINITY
    const [ta, tb, tc, td] = [sampleTime(k), sampleTime(k + 1), sampleTime(k + 2), sampleTime(k + 3)]
    if (!(ta < tb && tb < tc && tc < td)) return Number.POSITIVE_INFINITY
    const ab = (sample(k + 1) - sample(k)) / (tb - ta)
    const bc = (sample(k + 2) - sample(k + 1)) / (tc - tb)
    const cd = (sample(k + 3) - sample(k + 2)) / (td - tc)
    return Math.abs(((cd - bc) / (td - tb) - (bc - ab) / (tc - ta)) / (td - ta))
  }
  let start = Math.min(Math.max(left - 1, first), last - 3)
  let roughness = third(start)
  for (const side of SIDES) {
    const other = third(left + side)
    if (!(other < SMOOTHER * roughness)) continue
    start = left + side
    roughness = other
  }

  // What a cubic adds to the straight line: (t - t0) (t - t1) (bend + twist (t - t0))
  let bend = 0
  let twist = 0
  let isCubic = false
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
      isCubic = true
      if (left === start) bend = abc + twist * (t0 - tc)
      else if (left === start + 1) bend = abc + twist * (t0 - ta)
      else bend = bcd + twist * (t0 - tb)
    }
  }
  const from = Math.min(at, t1 + (t1 - t0))
  const [rise, fall] = [from - t0, from - t1]
  const cubicSlope = slope + (rise + fall) * (bend + twist * rise) + rise * fall * twist
  let more = 0
  let moreSlope = 0
  if (isCubic && at < t1) {
    extend(start)
    more = added[0] ?? 0
    moreSlope = added[1] ?? 0
  }
  const steepness = cubicSlope + moreSlope
  if (isSlope !== 0) return steepness
  const base = at >= t1 ? y1 + slope * fall : y0 + slope * rise
  return base + rise * fall * (bend + twist * rise) + more + steepness * (at - from)

  /** What further samples on both sides add to the cubic through the four from `low` on: the value and its slope. */
  function extend(low: number): void {
    const width = t1 - t0
    let before = 0
    let latest = 0
    let product = 1
    let productSlope = 0
    added.fill(0)
    let [leftmost, rightmost] = [low, low + 3]
    for (let n = 0; n < MOST_POINTS; n += 1) {
      let next = low + n
      if (n > 3) {
        const below = leftmost > first && sampleTime(leftmost - 1) < sampleTime(leftmost)
        const above = rightmost < last && sampleTime(rightmost) < sampleTime(rightmost + 1)
        const atLow = below ? divide(leftmost - 1, n, lowSide) : Number.POSITIVE_INFINITY
        const atHigh = above ? divide(rightmost + 1, n, highSide) : Number.POSITIVE_INFINITY
        const isLow = Math.abs(atLow) < Math.abs(atHigh)
        const term = Math.abs(isLow ? atLow : atHigh) * width ** n
        if (!(term <= FADING * Math.max(before, latest))) return
        before = latest
        latest = term
        next = isLow ? leftmost - 1 : rightmost + 1
        differences.set(isLow ? lowSide : highSide)
        added[0] = (added[0] ?? 0) + (differences[0] ?? 0) * product
        added[1] = (added[1] ?? 0) + (differences[0] ?? 0) * productSlope
        leftmost = Math.min(leftmost, next)
        rightmost = Math.max(rightmost, next)
      } else {
        divide(next, n, lowSide)
        differences.set(lowSide)
        before = latest
        latest = Math.abs(differences[0] ?? 0) * width ** n
      }
      const t = sampleTime(next)
      points[n] = t
      productSlope = product + (from - t) * productSlope
      product *= from - t
    }
  }
  /** Divided differences with sample k as point n, each of the points from one on; returns that of them all. */
  function divide(k: number, n: number, into: Float64Array): number {
    const t = sampleTime(k)
    into[n] = sample(k)
    for (let j = n - 1; j >= 0; j -= 1)
      into[j] = ((into[j + 1] ?? 0) - (differences[j] ?? 0)) / (t - (points[j] ?? 0))
    return into[0] ?? 0
  }
}

/** Where the four samples of a cubic may begin instead, from the interval. */
const SIDES = [-2, 0]
/** Of the call at hand: points of the polynomial, divided differences up to the last, and with the next on either side. */
const points = new Float64Array(MOST_POINTS)
const differences = new Float64Array(MOST_POINTS)
const lowSide = new Float64Array(MOST_POINTS)
const highSide = new Float64Array(MOST_POINTS)
const added = new Float64Array(2)

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

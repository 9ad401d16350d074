/**
 * The earliest event inside a step: the end of the shortest bracket after whose begin some mode no longer holds. Brackets
 * shrink by the ITP method, which needs no more points than bisection and few where guards are smooth.
 * I. F. D. Oliveira, R. H. C. Takahashi, ACM Transactions on Mathematical Software 47 (2021), 5.
 */
import type { GuardWatch } from './guard-watch.ts'

/** Of the step: how closely an event is found. */
const TOLERANCE = 1e-12
/** Spacings of doubles at the time: closer cannot be told. */
const ROUNDING = 4 * 2 ** -52
/** Where the dense output is looked at, besides both ends: a guard may leave and come back. */
const LOOKS = [0.25, 0.5, 0.75, 1]

export interface EventLocator {
  /**
   * The earliest event after `begin`, no later than `end`; null where all modes hold until then. Memory is left as
   * `evaluateAt` leaves it at the event, or at the end.
   */
  readonly locate: (begin: number, end: number) => number | null
}

/** `evaluateAt` computes the guards at a time inside the step. */
export function createEventLocator(watch: GuardWatch, evaluateAt: (t: number) => void): EventLocator {
  const atLow = new Float64Array(watch.count)
  const atHigh = new Float64Array(watch.count)

  const narrow = (begin: number, end: number, wanted: number): number => {
    let low = begin
    let high = end
    evaluateAt(low)
    watch.read(atLow)
    evaluateAt(high)
    watch.read(atHigh)
    let broken = watch.findBroken(0)
    const most = Math.ceil(Math.log2((high - low) / wanted))
    const kappa = 0.2 / (high - low)
    for (let j = 0; high - low > wanted; j += 1) {
      const slack = wanted * 2 ** (most + 1 - j) - (high - low)
      const t = choose(low, high, atLow[broken] ?? 0, atHigh[broken] ?? 0, kappa, slack / 2)
      if (!(t > low && t < high)) break
      evaluateAt(t)
      const found = watch.findBroken(0)
      if (found === -1) {
        low = t
        watch.read(atLow)
      } else {
        high = t
        broken = found
        watch.read(atHigh)
      }
    }
    evaluateAt(high)
    return high
  }

  return {
    locate: (begin, end) => {
      let low = begin
      for (const look of LOOKS) {
        const high = look === 1 ? end : begin + look * (end - begin)
        evaluateAt(high)
        if (watch.findBroken(0) !== -1) {
          const wanted = Math.max(TOLERANCE * (end - begin), ROUNDING * Math.abs(end))
          return high - low > wanted ? narrow(low, high, wanted) : high
        }
        low = high
      }
      return null
    },
  }
}

/** Interpolate, truncate, project: a point between low and high, near the root, no further from the middle than `slack`. */
function choose(
  low: number,
  high: number,
  atLow: number,
  atHigh: number,
  kappa: number,
  slack: number,
): number {
  const middle = low + (high - low) / 2
  const secant = (atHigh * low - atLow * high) / (atHigh - atLow)
  if (!(secant >= low && secant <= high)) return middle
  const side = Math.sign(middle - secant)
  const shift = kappa * (high - low) ** 2
  const truncated = shift <= Math.abs(middle - secant) ? secant + side * shift : middle
  return Math.abs(truncated - middle) <= slack ? truncated : middle - side * Math.max(slack, 0)
}

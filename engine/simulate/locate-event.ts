/**
 * The earliest event inside a step: the end of the shortest bracket after whose begin some mode no longer holds. Brackets
 * shrink by the ITP method, which needs no more points than bisection and few where guards are smooth.
 * I. F. D. Oliveira, R. H. C. Takahashi, ACM Transactions on Mathematical Software 47 (2021), 5.
 */

import type { GuardWatch } from './guard-watch.ts'
import { createTurningGuards } from './turning-guards.ts'

/** Of the step: how closely an event is found. */
export const TOLERANCE = 1e-12
/** Spacings of doubles at the time: closer cannot be told. */
export const ROUNDING = 4 * 2 ** -52
/** Where the dense output is looked at, besides both ends: a guard may leave and come back. */
const LOOKS = [0.25, 0.5, 0.75, 1]
/** A guard that turns between looks is looked at there, too, where it comes this close to 0, as a part of its change. */
const NEAR = 0.1

export interface EventLocator {
  /**
   * The earliest event after `begin`, no later than `end`; null where all modes hold until then. Memory is left as
   * `evaluateAt` leaves it at the event, or at the end.
   */
  readonly locate: (begin: number, end: number) => number | null
}

/** `evaluateAt` computes the guards at a time inside the step. */
export function createEventLocator(watch: GuardWatch, evaluateAt: (t: number) => void): EventLocator {
  const turns = createTurningGuards(watch, evaluateAt)
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

  const seen = LOOKS.map(() => new Float64Array(watch.count))
  /** An event where a guard turns between the last three looks, the last of them at `last`; null where all modes hold. */
  const lookAtTurns = (last: number, begin: number, width: number): number | null => {
    const [first, middle, third] = [seen[last - 2], seen[last - 1], seen[last]]
    if (!first || !middle || !third) return null
    const spacing = width / LOOKS.length
    for (let i = 0; i < watch.count; i += 1) {
      const turn = findTurn(first[i] ?? 0, middle[i] ?? 0, third[i] ?? 0)
      // What comes before the first look belongs to the first three of them.
      if (!(turn > (last === 2 ? -2 : 0) && turn < 1)) continue
      const t = begin + (last + turn) * spacing
      evaluateAt(t)
      if (watch.findBroken(0) !== -1) return t
    }
    return null
  }
  const bracket = (low: number, high: number, step: number): number => {
    const wanted = Math.max(TOLERANCE * step, ROUNDING * Math.abs(high))
    return high - low > wanted ? narrow(low, high, wanted) : high
  }

  return {
    locate: (begin, end) => {
      const width = end - begin
      const timeAt = (look: number): number =>
        look < LOOKS.length ? begin + (LOOKS[look - 1] ?? 0) * width : end
      turns.begin(begin, width)
      for (let n = 0; n < LOOKS.length; n += 1) {
        const back = turns.look(timeAt(n + 1))
        const high = back ?? timeAt(n + 1)
        evaluateAt(high)
        if (watch.findBroken(0) !== -1) return bracket(n === 0 ? begin : timeAt(n), high, width)
        if (back !== null) return back
        watch.read(seen[n] ?? atHigh)
        const turn = lookAtTurns(n, begin, width)
        if (turn === null) continue
        const passed = LOOKS.filter(look => begin + look * width < turn).length
        return bracket(passed === 0 ? begin : timeAt(passed), turn, width)
      }
      evaluateAt(end)
      return null
    },
  }
}

/**
 * Where the parabola through three equally spaced values turns near 0: in spacings from the middle one; NaN where it does
 * not.
 */
function findTurn(first: number, middle: number, third: number): number {
  const bend = first - 2 * middle + third
  const rise = third - first
  const value = middle - (rise * rise) / (8 * bend)
  const change = Math.max(Math.abs(first - value), Math.abs(third - value))
  const isNear = value * middle < 0 || Math.abs(value) < NEAR * change
  return isNear ? -rise / (2 * bend) : Number.NaN
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

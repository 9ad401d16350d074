/**
 * An event with the accuracy of the solver. Where the dense output sees a guard cross it is off by the error of the dense
 * output, which is larger than that of a step. So a step of its own leads from where the last step began to that instant, and
 * the secant method corrects it, until the state there is one that the solver itself gives, just after the crossing.
 */

import type { VariableStep } from '../solvers/solver.ts'
import type { GuardWatch } from './guard-watch.ts'
import { ROUNDING, TOLERANCE } from './locate-event.ts'

/** Steps of its own until the dense output's word is taken. */
const MOST_STEPS = 8
/** Shorter ones that such a step may fall into where its own error asks for them. */
const MOST_PARTS = 20

export interface EventRefiner {
  /** The instant, with memory as it is then; null where it cannot be had, and memory is of some other instant. */
  readonly refine: (event: number, end: number) => number | null
  /** The states at the instant that `refine` gave. */
  readonly x: Float64Array
}

export interface RefinerParts {
  readonly steps: VariableStep
  /** Another one of the same problem. */
  readonly own: VariableStep
  readonly watch: GuardWatch
  /** Computes the guards for these states at a time. */
  readonly evaluate: (t: number, x: Float64Array) => void
}

export function createEventRefiner({ steps, own, watch, evaluate }: RefinerParts): EventRefiner {
  const { length } = steps.x
  const held = new Float64Array(steps.heldLength)
  const begin = new Float64Array(length)
  const dense = new Float64Array(length)
  const values = new Float64Array(watch.count)
  const read = (guard: number): number => {
    watch.read(values)
    return values[guard] ?? Number.NaN
  }
  const leadTo = (t: number): boolean => {
    own.restore(held)
    own.restart(steps.tBefore, begin, t - steps.tBefore)
    for (let part = 0; part < MOST_PARTS && own.t < t; part += 1) if (own.step(t) !== 'accepted') return false
    if (own.t !== t) return false
    evaluate(t, own.x)
    return true
  }

  const refine = (event: number, end: number): number | null => {
    const before = steps.tBefore
    const wanted = Math.max(TOLERANCE * (end - before), ROUNDING * Math.abs(end))
    const guard = watch.findBroken(0)
    if (!(event > before + wanted)) return null
    const prepare = (): void => {
      steps.interpolate(before, begin)
      steps.save(held)
    }
    if (guard === -1) {
      // Where a guard turns back none is crossed: the dense output is close enough for that.
      prepare()
      return leadTo(event) ? event : null
    }
    const atEvent = read(guard)
    // The slope, at first from the dense output.
    const back = Math.max(before, event - 1e-4 * (end - before))
    steps.interpolate(back, dense)
    evaluate(back, dense)
    let slope = (atEvent - read(guard)) / (event - back)
    prepare()
    let t = event
    let nudge = wanted
    let last: { readonly t: number; readonly value: number } | null = null
    for (let n = 0; n < MOST_STEPS; n += 1) {
      if (!leadTo(t)) return null
      const value = read(guard)
      if (last && t !== last.t && value !== last.value) slope = (value - last.value) / (t - last.t)
      const correction = -value / slope
      if (!Number.isFinite(correction)) return null
      const isBroken = watch.findBroken(0) !== -1
      if (isBroken && Math.abs(correction) <= 2 * nudge) return t
      last = { t, value }
      // Just after the crossing, further each time that this was not far enough.
      if (!isBroken && Math.abs(correction) <= nudge) nudge *= 4
      const next = t + correction + nudge
      if (!(next > before && next < end)) return null
      if (next === t) return isBroken ? t : null
      t = next
    }
    return null
  }
  return { refine, x: own.x }
}

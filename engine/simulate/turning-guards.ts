/**
 * Where guards turn back that tell how far a signal has come from what was at the last major step: the driving side of a
 * play, a signal whose greatest value is held. They begin a step at 0, and as far as they have come by then, the memory
 * must keep it; that they cross 0 again later says nothing of it.
 *
 * Parabolas through three values find the turn, each closer around what the one before found.
 */
import type { GuardWatch } from './guard-watch.ts'

/** Of the step: how far apart the points of the parabolas lie, one after the other. */
const SPREADS = [2e-2, 2e-3, 2e-4]
/** Of the step: how soon after its begin a guard shows which way it goes. */
const SOON = 1e-3
/** Of the step: what turns this close to an end of it turns there. */
const EDGE = 1e-8

export interface TurningGuards {
  /** The step begins here; `evaluateAt` computes the guards inside it. */
  readonly begin: (time: number, width: number) => void
  /** The next look; the first turn before it, if any. Looks are equally spaced. */
  readonly look: (time: number) => number | null
}

export function createTurningGuards(
  { turning, readValues, findBroken, count }: GuardWatch,
  evaluateAt: (t: number) => void,
): TurningGuards {
  const values = new Float64Array(count)
  /** By place in `turning`: its values at the last two looks, and whether it began at 0. */
  const last = new Float64Array(turning.length)
  const older = new Float64Array(turning.length)
  const present = new Float64Array(turning.length)
  const isArmed = new Uint8Array(turning.length)
  let first = 0
  let step = 0
  let looks = 0
  let isAnyArmed = false

  const valueAt = (t: number, guard: number): number => {
    evaluateAt(t)
    readValues(values)
    return values[guard] ?? 0
  }
  /** Between two times, from about here on; null where it does not turn there. */
  const search = (guard: number, low: number, about: number, high: number): number | null => {
    let t = about
    for (const spread of SPREADS) {
      const distance = spread * step
      const middle = Math.min(Math.max(t, low + distance), high - distance)
      const [a, b, c] = [
        valueAt(middle - distance, guard),
        valueAt(middle, guard),
        valueAt(middle + distance, guard),
      ]
      t = middle + (distance * (a - c)) / (2 * (a - 2 * b + c))
      if (!(t > low && t < high)) return null
    }
    const most = valueAt(t, guard)
    const isFurther = [low, high].every(end => Math.sign(most) * valueAt(end, guard) <= Math.abs(most))
    return isFurther && t > first + EDGE * step && t < first + step * (1 - EDGE) ? t : null
  }
  /** In the first part of the step: only what sets out the right way turns back. */
  const searchFirst = (guard: number, time: number, now: number): number | null => {
    const soon = valueAt(first + SOON * step, guard)
    if (soon * now > 0 && Math.abs(soon) < Math.abs(now) && findBroken(0) === -1) return null
    return findBroken(0) === -1 ? search(guard, first, first + (time - first) / 2, time) : null
  }

  return {
    begin: (time, width) => {
      first = time
      step = width
      looks = 0
      isAnyArmed = false
      if (turning.length === 0) return
      evaluateAt(time)
      readValues(values)
      turning.forEach((guard, i) => {
        isArmed[i] = Number(values[guard] === 0)
        last[i] = 0
        older[i] = 0
        isAnyArmed ||= isArmed[i] === 1
      })
    },
    look: time => {
      if (!isAnyArmed) return null
      looks += 1
      evaluateAt(time)
      readValues(values)
      for (let i = 0; i < turning.length; i += 1) present[i] = values[turning[i] ?? 0] ?? 0
      const spacing = (time - first) / looks
      let turn: number | null = null
      turning.forEach((guard, i) => {
        const [a, b, c] = [older[i] ?? 0, last[i] ?? 0, present[i] ?? 0]
        older[i] = b
        last[i] = c
        if (isArmed[i] === 0) return
        const bend = a - 2 * b + c
        const vertex = (a - c) / (2 * bend)
        const found =
          looks === 1
            ? searchFirst(guard, time, c)
            : vertex > -1 && vertex < 1
              ? search(guard, time - 2 * spacing, time + (vertex - 1) * spacing, time)
              : null
        if (found !== null && (turn === null || found < turn)) turn = found
      })
      return turn
    },
  }
}

/**
 * Damped Newton for the numbers of a loop: dF/dy d = -F, y += s d with s = 1, 1/2, 1/4, ... until the correction that would
 * follow with the same dF/dy is smaller than d, both in the scale of y as this iteration found it (natural monotonicity).
 * P. Deuflhard, Newton Methods for Nonlinear Problems (2004), 3.3. It does not ask in which unit F is.
 *
 * A solution is where y stands still, not where F is small: F may fall towards nothing while y runs away (1 / y = 0). So
 * what a long step led to is looked at once more. A linear loop takes whole steps with one dF/dy; a second
 * one mends what the rounding of the first left.
 */
import type { LoopSystem } from './loop-system.ts'

export type LoopFault = 'singular' | 'no-convergence'

const MOST_ITERATIONS = 50
/** Of a linear loop. */
const MOST_MENDINGS = 4
const LEAST_PART = 2 ** -20
/** Between whole and least: where it shows whether F still follows its slope, or is made of rounding only. */
const PROBE = 2 ** -10
const PERFECT = 2 ** -52
/** Of the largest y on the way: after so short a step y stands still; after a longer one the point is looked at again. */
const STILL = 1e-10
const SHORT = 1e-4
/** Of what F compares: where a solution is not simple, F may be nothing to rounding while y still creeps. */
const NOTHING = 1e-12

/** Solves from the values in memory; `isTrusted`: they solve the loop if F is nothing there, whatever its slope. */
export type SolveNumbers = (isTrusted: boolean) => LoopFault | null

export function createDampedNewton(system: LoopSystem): SolveNumbers {
  const { size: n, values, next, miss, isLinear, isConstraint } = system
  const start = new Float64Array(n)
  const direction = new Float64Array(n)
  const following = new Float64Array(n)
  const scales = new Float64Array(n)
  const largest = new Float64Array(n)
  const nextBefore = new Float64Array(n)

  const look = (): void => {
    for (let i = 0; i < n; i += 1) largest[i] = Math.max(at(largest, i), Math.abs(at(values, i)))
  }
  const setScales = (): void => {
    let most = 0
    for (let i = 0; i < n; i += 1) {
      scales[i] = Math.max(Math.abs(at(start, i)), Math.abs(at(start, i) + at(direction, i)))
      most = Math.max(most, at(scales, i))
    }
    for (let i = 0; i < n; i += 1) if (scales[i] === 0) scales[i] = most > 0 ? most : 1
  }
  /** NaN where some element is. */
  const measure = (correction: Float64Array): number => {
    let worst = 0
    for (let i = 0; i < n; i += 1) {
      const size = Math.abs(at(correction, i)) / at(scales, i)
      if (Number.isNaN(size)) return size
      worst = Math.max(worst, size)
    }
    return worst
  }
  const compared = (i: number): number =>
    isConstraint(i) ? 0 : Math.max(Math.abs(at(values, i)), Math.abs(at(next, i)))
  const isExact = (): boolean => {
    for (let i = 0; i < n; i += 1) if (Math.abs(at(miss, i)) > PERFECT * compared(i)) return false
    return true
  }
  const isWithin = (part: number): boolean => {
    for (let i = 0; i < n; i += 1) if (!(Math.abs(at(direction, i)) <= part * at(largest, i))) return false
    return true
  }
  /** No step leads on from here: whether that is because y stands still, or creeps where F is nothing. */
  const isThere = (): boolean => {
    if (isWithin(STILL)) return true
    if (!isWithin(SHORT)) return false
    for (let i = 0; i < n; i += 1) if (Math.abs(at(miss, i)) > NOTHING * compared(i)) return false
    return true
  }
  const goBack = (): void => {
    system.evaluateAt(start, 0, direction)
  }
  /** Whether all that is left of F is what rounding makes of it: the loop gives back the same for other values. */
  const isRounding = (): boolean => {
    const span = system.findSpan()
    nextBefore.set(next)
    system.evaluateAt(start, PROBE, direction)
    let isAll = true
    for (let i = 0; i < n && isAll; i += 1) {
      const d = Math.abs(at(direction, i))
      const isLittle = d <= SHORT * at(largest, i) || d <= STILL * span
      isAll = d <= STILL * at(largest, i) || (isLittle && next[i] === nextBefore[i])
    }
    goBack()
    return isAll
  }

  /** Takes a part of the direction that leads nearer. Where there is none it ends where it began. */
  const step = (): 'nearer' | 'rounding' | 'stuck' => {
    const length = measure(direction)
    for (let part = 1; part >= LEAST_PART; part /= 2) {
      if (system.evaluateAt(start, part, direction)) {
        system.correct(following)
        if (measure(following) <= (1 - part / 4) * length) return 'nearer'
      }
      if (part < 1) continue
      goBack()
      if (isRounding()) return 'rounding'
    }
    goBack()
    return 'stuck'
  }

  const solveNonlinear = (isTrusted: boolean): LoopFault | null => {
    let isShort = isTrusted
    for (let iteration = 0; iteration < MOST_ITERATIONS; iteration += 1) {
      if (isShort && isExact()) return null
      start.set(values)
      if (!system.prepare()) return iteration > 0 && isThere() ? null : 'singular'
      system.correct(direction)
      setScales()
      look()
      const outcome = step()
      if (outcome !== 'nearer') return outcome === 'rounding' || isThere() ? null : 'no-convergence'
      look()
      isShort = isWithin(SHORT)
      if (isShort && measure(following) <= PERFECT) return null
    }
    return isThere() ? null : 'no-convergence'
  }
  const solveLinearly = (): LoopFault | null => {
    if (isExact()) return null
    if (!system.prepare()) return 'singular'
    let length = Number.POSITIVE_INFINITY
    for (let mending = 0; mending < MOST_MENDINGS && !isExact(); mending += 1) {
      start.set(values)
      system.correct(direction)
      setScales()
      const now = measure(direction)
      if (Number.isNaN(now)) return 'no-convergence'
      // What is left is rounding, and no step makes less of it.
      if (!(now < length / 2) || now <= PERFECT) break
      length = now
      if (!system.evaluateAt(start, 1, direction)) return 'no-convergence'
    }
    return null
  }
  return isTrusted => {
    if (!system.evaluate()) return 'no-convergence'
    if (isLinear) return solveLinearly()
    largest.fill(0)
    look()
    return solveNonlinear(isTrusted)
  }
}

function at(array: Float64Array, index: number): number {
  return array[index] ?? 0
}

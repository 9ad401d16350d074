/**
 * A pair of explicit Runge-Kutta methods that share their stages:
 *   k_i = f(t + c_i h, x + h sum_j a_ij k_j),   x+ = x + h sum_i b_i k_i,   error = h sum_i e_i k_i
 * The last stage is f(t + h, x+) and becomes the first of the next step. Between steps the states are
 *   x + theta (F_0 + (1 - theta) (F_1 + theta (F_2 + (1 - theta) (F_3 + ...))))
 * where F_0, F_1, F_2 are of the cubic through both ends with their slopes, and further F of stages, some computed
 * only when they are asked for. Step control: K. Gustafsson's PI controller as in E. Hairer, S. P. Norsett,
 * G. Wanner, Solving Ordinary Differential Equations I (1993), II.4 and IV.2.
 */
import { areFinite } from '../math/finite.ts'
import { createErrorWeights } from './error-weights.ts'
import { chooseFirstStep } from './first-step.ts'
import { createHold } from './hold.ts'
import type { StepOutcome, Tableau, VariableProblem, VariableStep } from './solver.ts'
import { fitStep, smallestStep } from './step-length.ts'

export interface EmbeddedPair extends Tableau {
  /** Order of the error estimate: the step changes with its power 1 / (errorOrder + 1). */
  readonly errorOrder: number
  /** Over all stages and the last one, f(t + h, x+). */
  readonly error: readonly number[]
  /** A second estimate of lower order, which steadies the first: error e5^2 / sqrt(e5^2 + e3^2 / 100). */
  readonly steadyingError?: readonly number[]
  /** Stages that only dense output needs, after the last one. */
  readonly denseStages?: { readonly a: readonly (readonly number[])[]; readonly c: readonly number[] }
  /** F_3 and on, over all stages. */
  readonly dense: readonly (readonly number[])[]
  /** How strongly the last step's error counts in the choice of the next; 0 leaves it out. */
  readonly beta: number
  readonly largestFactor: number
  readonly smallestFactor: number
  /** The part of the tolerances that one step may use up. */
  readonly strictness: number
}

interface Term {
  readonly weight: number
  readonly k: Float64Array
}

const SAFETY = 0.9
/**
 * Smallest steps to a limit that need no control: two breaks of a source so near each other are one, rounded twice, and
 * what leaves 0 between them has no size to be weighed by.
 */
const ROUNDED = 64

export function createEmbeddedRungeKutta(pair: EmbeddedPair, problem: VariableProblem): VariableStep {
  const { size, f, maxStep, minStep } = problem
  const create = (): Float64Array => new Float64Array(size)
  const stages = pair.b.map(create)
  const last = create()
  const denseSlopes = (pair.denseStages?.c ?? []).map(create)
  const all = [...stages, last, ...denseSlopes]
  const termsOf = (weights: readonly number[]): readonly Term[] =>
    all.flatMap((k, i) => (weights[i] ? [{ weight: weights[i], k }] : []))
  const planOf = (
    slopes: readonly Float64Array[],
    a: readonly (readonly number[])[],
    c: readonly number[],
  ): { k: Float64Array; c: number; terms: readonly Term[] }[] =>
    slopes.map((k, i) => ({ k, c: c[i] ?? 0, terms: termsOf(a[i] ?? []) }))
  const plan = planOf(stages, pair.a, pair.c).slice(1)
  const densePlan = planOf(denseSlopes, pair.denseStages?.a ?? [], pair.denseStages?.c ?? [])
  const result = termsOf(pair.b)
  const errorTerms = termsOf(pair.error)
  const steadyingTerms = pair.steadyingError && termsOf(pair.steadyingError)
  const denseTerms = pair.dense.map(termsOf)
  const first = stages[0] ?? last

  const weights = createErrorWeights(problem, pair.strictness)
  const x = create()
  const before = create()
  const next = create()
  const point = create()
  const difference = create()
  const nested = Array.from({ length: 3 + pair.dense.length }, create)
  const exponent = 1 / (pair.errorOrder + 1)
  const statistics = { accepted: 0, rejected: 0, evaluations: 0, jacobians: 0, factorisations: 0 }

  let t = 0
  let tBefore = 0
  let wanted = 0
  let lastError = 1e-4
  let width = 0
  /** Where f(t, x) stands: the last stage of one step becomes the first of the next when that begins. */
  let slope: 'none' | 'first' | 'last' = 'none'
  let hasDense = false

  const evaluate = (time: number, at: Float64Array, into: Float64Array): void => {
    statistics.evaluations += 1
    f(time, at, into)
  }

  const start = (limit: number): boolean => {
    evaluate(t, x, first)
    if (!areFinite(first) || !areFinite(x)) return false
    slope = 'first'
    lastError = 1e-4
    weights.see(x)
    if (wanted > 0) return true
    const longest = Math.min(maxStep, limit - t)
    wanted = chooseFirstStep({
      f: evaluate,
      t,
      x,
      dx: first,
      weights,
      order: pair.errorOrder,
      longest,
      point,
      slope: difference,
    })
    return true
  }

  /** The error of a trial step of h to `end`, its states in `next`; not finite where the step is not. */
  const attempt = (h: number, end: number): number => {
    for (const { k, c, terms } of plan) {
      combine(point, x, h, terms)
      evaluate(c === 1 ? end : t + c * h, point, k)
    }
    combine(next, x, h, result)
    if (!areFinite(next)) return Number.NaN
    evaluate(end, next, last)
    if (!areFinite(last)) return Number.NaN
    weights.weigh(x, next, t, h)
    sum(difference, h, errorTerms)
    const error = weights.norm(difference)
    if (!steadyingTerms || error === 0) return error
    sum(difference, h, steadyingTerms)
    const steadying = weights.norm(difference)
    return error * (error / Math.sqrt(error * error + 0.01 * steadying * steadying))
  }

  const step = (limit: number): StepOutcome => {
    if (slope === 'none' && !start(limit)) return 'not-finite'
    if (slope === 'last') first.set(last)
    slope = 'first'
    hasDense = true
    let wasRejected = false
    const hoped = wanted
    for (;;) {
      const distance = limit - t
      const h = fitStep(wanted, maxStep, distance)
      const end = h === distance ? limit : t + h
      const error = attempt(h, end)
      if (error <= 1) {
        const raw = error === 0 ? 0 : error ** (exponent - 0.75 * pair.beta) / lastError ** pair.beta
        const factor = Math.min(Math.max(SAFETY / raw, pair.smallestFactor), pair.largestFactor)
        const proposal = h * (wasRejected ? Math.min(factor, 1) : factor)
        wanted = h < wanted && !wasRejected ? Math.max(proposal, wanted) : proposal
        lastError = Math.max(error, 1e-4)
        accept(h, end)
        return 'accepted'
      }
      statistics.rejected += 1
      wasRejected = true
      const isNumber = Number.isFinite(error)
      wanted = h * (isNumber ? Math.max(SAFETY * error ** -exponent, pair.smallestFactor) : 0.1)
      const smallest = smallestStep(t, limit, minStep)
      if (wanted >= smallest) continue
      if (!isNumber) return 'not-finite'
      if (distance > ROUNDED * smallest) return 'underflow'
      attempt(distance, limit)
      accept(distance, limit)
      wanted = hoped
      return 'accepted'
    }
  }

  const accept = (h: number, end: number): void => {
    statistics.accepted += 1
    before.set(x)
    x.set(next)
    tBefore = t
    t = end
    width = h
    weights.see(x)
    slope = 'last'
    hasDense = false
  }

  const prepareDense = (): void => {
    hasDense = true
    const [whole = next, left = next, right = next] = nested
    for (let i = 0; i < size; i += 1) {
      const difference = at(x, i) - at(before, i)
      const rise = width * at(first, i)
      whole[i] = difference
      left[i] = rise - difference
      right[i] = 2 * difference - rise - width * at(last, i)
    }
    for (const { k, c, terms } of densePlan) {
      combine(point, before, width, terms)
      evaluate(tBefore + c * width, point, k)
    }
    denseTerms.forEach((terms, i) => {
      sum(nested[3 + i] ?? point, width, terms)
    })
  }

  const slopeHeld = create()
  const { heldLength, save, restore } = createHold(
    [x, slopeHeld, weights.seen, weights.firm],
    () => [t, wanted, lastError, slope === 'none' ? 0 : 1],
    ([time = 0, step = 0, error = 0, hasSlope]) => {
      t = time
      tBefore = time
      wanted = step
      lastError = error
      width = 0
      first.set(slopeHeld)
      slope = hasSlope === 1 ? 'first' : 'none'
    },
  )

  return {
    heldLength,
    save: into => {
      slopeHeld.set(slope === 'last' ? last : first)
      save(into)
    },
    restore,
    restart: (time, from, firstStep) => {
      t = time
      tBefore = time
      x.set(from)
      before.set(from)
      wanted = firstStep
      width = 0
      slope = 'none'
    },
    step,
    get t() {
      return t
    },
    get tBefore() {
      return tBefore
    },
    x,
    interpolate: (time, into) => {
      if (time === t || width === 0) return void into.set(x)
      if (time === tBefore) return void into.set(before)
      if (!hasDense) prepareDense()
      const theta = (time - tBefore) / width
      for (let i = 0; i < size; i += 1) {
        let value = 0
        for (let row = nested.length - 1; row >= 0; row -= 1)
          value = (value + (nested[row]?.[i] ?? 0)) * (row % 2 === 0 ? theta : 1 - theta)
        into[i] = at(before, i) + value
      }
    },
    statistics,
  }
}

/** target = x + h * (sum of weight * k) */
function combine(target: Float64Array, x: Float64Array, h: number, terms: readonly Term[]): void {
  for (let i = 0; i < x.length; i += 1) {
    let total = 0
    for (const { weight, k } of terms) total += weight * (k[i] ?? 0)
    target[i] = (x[i] ?? 0) + h * total
  }
}

/** target = h * (sum of weight * k) */
function sum(target: Float64Array, h: number, terms: readonly Term[]): void {
  for (let i = 0; i < target.length; i += 1) {
    let total = 0
    for (const { weight, k } of terms) total += weight * (k[i] ?? 0)
    target[i] = h * total
  }
}

function at(array: Float64Array, index: number): number {
  return array[index] ?? 0
}

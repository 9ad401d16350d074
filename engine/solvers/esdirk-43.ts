/**
 * The ESDIRK pair 4(3) with six stages, ARK4(3)6L[2]SA, of Kennedy and Carpenter: the first stage is explicit, the
 * others share one matrix I - h J / 4. Stiffly accurate, L-stable. Between steps the states are the cubic through both
 * ends with their slopes.
 * Choose it for stiff models at moderate tolerances: one real factorisation a step; at many digits Radau IIA is better.
 * C. A. Kennedy, M. H. Carpenter, Appl. Numer. Math. 44 (2003), doi:10.1016/S0168-9274(02)00138-1.
 */
import { areFinite } from '../math/finite.ts'
import { createShiftedLu } from '../math/sparse-lu.ts'
import { blurOf, createErrorWeights } from './error-weights.ts'
import { chooseFirstStep } from './first-step.ts'
import { createHold } from './hold.ts'
import { createJacobianEntries } from './jacobian-entries.ts'
import type { StepOutcome, VariableProblem, VariableSolver, VariableStep } from './solver.ts'
import { fitStep, smallestStep } from './step-length.ts'

const GAMMA = 1 / 4
/** Below the diagonal, on which GAMMA stands from the second row on. The last row is b without its GAMMA. */
const A = [
  [],
  [1 / 4],
  [8611 / 62500, -1743 / 31250],
  [5012029 / 34652500, -654441 / 2922500, 174375 / 388108],
  [15267082809 / 155376265600, -71443401 / 120774400, 730878875 / 902184768, 2285395 / 8070912],
  [82889 / 524892, 0, 15625 / 83664, 69875 / 102672, -2260 / 8211],
] as const
const C = [0, 1 / 2, 83 / 250, 31 / 50, 17 / 20, 1] as const
const EMBEDDED = [
  4586570599 / 29645900160,
  0,
  178811875 / 945068544,
  814220225 / 1159782912,
  -3700637 / 11593932,
  61727 / 225920,
] as const
const ERROR = [...A[5], GAMMA].map((b, i) => b - (EMBEDDED[i] ?? 0))

const MOST_ITERATIONS = 8
const STRICTNESS = 0.1
/** Stages are iterated until they are this much closer than the error allowed. */
const NEWTON_TOLERANCE = 0.01
const SAFETY = 0.9

export const esdirk43: VariableSolver = {
  id: 'esdirk43',
  name: 'ESDIRK 4(3), stiff, variable step',
  order: 4,
  choose: 'For stiff models at moderate tolerances: cheaper steps than Radau, fewer digits.',
  kind: 'variable',
  isStiff: true,
  create: createEsdirk43,
}

function createEsdirk43(problem: VariableProblem): VariableStep {
  const { size, maxStep, minStep } = problem
  const create = (): Float64Array => new Float64Array(size)
  const statistics = { accepted: 0, rejected: 0, evaluations: 0, jacobians: 0, factorisations: 0 }
  const f = (time: number, at: Float64Array, into: Float64Array): void => {
    statistics.evaluations += 1
    problem.f(time, at, into)
  }
  const weights = createErrorWeights(problem, STRICTNESS)
  const jacobian = createJacobianEntries(problem, f)
  const lu = createShiftedLu(jacobian.pattern, 'real')

  const x = create()
  const before = create()
  const next = create()
  const base = create()
  const change = create()
  const slopes = C.map(create)
  const first = slopes[0] ?? base
  const last = slopes[5] ?? base
  /** Slopes at both ends of the last step. */
  const left = create()
  const right = create()

  let t = 0
  let tBefore = 0
  let width = 0
  let wanted = 0
  let lastError = 1
  let hasSlope = false
  let hasJacobian = false
  let isJacobianCurrent = false
  let factored = 0
  let worstRate = 0
  let mostIterations = 0

  const start = (limit: number): boolean => {
    f(t, x, first)
    if (!areFinite(first) || !areFinite(x)) return false
    hasSlope = true
    weights.see(x)
    if (wanted > 0) return true
    const longest = Math.min(maxStep, limit - t)
    wanted = chooseFirstStep({ f, t, x, dx: first, weights, order: 3, longest, point: next, slope: change })
    return true
  }

  const evaluateJacobian = (h: number): void => {
    statistics.jacobians += 1
    /** The slope at hand is that of the last stage, which differs from f by what its iteration left. */
    f(t, x, change)
    jacobian.evaluate(t, x, change, h)
    hasJacobian = true
    isJacobianCurrent = true
    factored = 0
  }

  const factorise = (h: number): boolean => {
    if (factored === h) return true
    statistics.factorisations += 1
    factored = lu.factorise(jacobian.entries, 1 / (GAMMA * h)) ? h : 0
    return factored === h
  }

  /** One stage: its state in `next`, its slope in `slopes`. */
  const solveStage = (stage: number, h: number, time: number): boolean => {
    const k = slopes[stage] ?? base
    const weightsOfStage = A[stage] ?? []
    const guess = slopes[stage - 1] ?? first
    for (let i = 0; i < size; i += 1) {
      let sum = 0
      for (let j = 0; j < stage; j += 1) {
        const weight = weightsOfStage[j] ?? 0
        if (weight !== 0) sum += weight * (slopes[j]?.[i] ?? 0)
      }
      base[i] = at(x, i) + h * sum
      next[i] = at(base, i) + h * GAMMA * at(guess, i)
    }
    const scale = 1 / (GAMMA * h)
    let lastNorm = 0
    for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration += 1) {
      f(time, next, k)
      for (let i = 0; i < size; i += 1) change[i] = at(k, i) - (at(next, i) - at(base, i)) * scale
      lu.solve(change)
      for (let i = 0; i < size; i += 1) next[i] = at(next, i) + at(change, i)
      if (iteration === 1) weights.weigh(x, next, blurOf(t, h))
      const norm = weights.norm(change)
      if (!Number.isFinite(norm)) return false
      mostIterations = Math.max(mostIterations, iteration)
      const rate = iteration > 1 ? norm / lastNorm : 0
      worstRate = Math.max(worstRate, rate)
      const isClose =
        iteration > 1 ? (rate / (1 - rate)) * norm < NEWTON_TOLERANCE : norm < 1e-3 * NEWTON_TOLERANCE
      if (rate < 1 && isClose) {
        for (let i = 0; i < size; i += 1) k[i] = (at(next, i) - at(base, i)) * scale
        return true
      }
      if (rate >= 1 || rate ** (MOST_ITERATIONS - iteration) * norm > 1e6) return false
      lastNorm = norm
    }
    return false
  }

  const solveStages = (h: number, end: number): boolean => {
    worstRate = 0
    mostIterations = 0
    for (let stage = 1; stage < C.length; stage += 1)
      if (!solveStage(stage, h, stage === 5 ? end : t + (C[stage] ?? 1) * h)) return false
    return true
  }

  const estimateError = (h: number): number => {
    if (!areFinite(next)) return Number.NaN
    for (let i = 0; i < size; i += 1) {
      let sum = 0
      for (let stage = 0; stage < ERROR.length; stage += 1)
        sum += (ERROR[stage] ?? 0) * (slopes[stage]?.[i] ?? 0)
      change[i] = h * sum
    }
    weights.weigh(x, next, blurOf(t, h))
    return weights.norm(change)
  }

  const step = (limit: number): StepOutcome => {
    if (!hasSlope && !start(limit)) return 'not-finite'
    let wasRejected = false
    for (;;) {
      const distance = limit - t
      const h = fitStep(wanted, maxStep, distance)
      const end = h === distance ? limit : t + h
      if (!hasJacobian) evaluateJacobian(h)
      const isFactored = factorise(h)
      if (!isFactored || !solveStages(h, end)) {
        statistics.rejected += 1
        if (!isJacobianCurrent) {
          evaluateJacobian(h)
          continue
        }
        wasRejected = true
        wanted = h / 2
        if (wanted >= smallestStep(t, limit, minStep)) continue
        if (!isFactored) return 'singular'
        return slopes.every(areFinite) ? 'underflow' : 'not-finite'
      }
      const error = estimateError(h)
      if (error <= 1) {
        const raw = error === 0 ? 0 : error ** (0.25 - 0.03) / lastError ** 0.04
        const factor = Math.min(SAFETY / raw, 5)
        lastError = Math.max(error, 1e-4)
        const needsJacobian = mostIterations > 3 && worstRate > 0.05
        accept(h, end)
        if (factor < 1.2 && factor >= 1 && !needsJacobian && h >= wanted) wanted = h
        else {
          const proposal = h * (wasRejected ? Math.min(factor, 1) : Math.max(factor, 0.2))
          wanted = h < wanted && !wasRejected ? Math.max(proposal, wanted) : proposal
        }
        if (needsJacobian) hasJacobian = false
        return 'accepted'
      }
      statistics.rejected += 1
      wasRejected = true
      const isNumber = Number.isFinite(error)
      wanted = h * (isNumber ? Math.max(SAFETY * error ** -0.25, 0.2) : 0.1)
      if (wanted < smallestStep(t, limit, minStep)) return isNumber ? 'underflow' : 'not-finite'
    }
  }

  const accept = (h: number, end: number): void => {
    statistics.accepted += 1
    before.set(x)
    left.set(first)
    right.set(last)
    first.set(last)
    x.set(next)
    tBefore = t
    t = end
    width = h
    isJacobianCurrent = false
    weights.see(x)
  }

  const hold = createHold(
    [x, first, weights.seen, jacobian.entries],
    () => [t, wanted, lastError, factored, ...[hasSlope, hasJacobian, isJacobianCurrent].map(Number)],
    numbers => {
      ;[t = 0, wanted = 0, lastError = 1] = numbers
      const [factors = 0, ...flags] = numbers.slice(3)
      ;[hasSlope = false, hasJacobian = false, isJacobianCurrent = false] = flags.map(flag => flag === 1)
      tBefore = t
      width = 0
      factored = 0
      if (factors > 0) factorise(factors)
    },
  )

  return {
    ...hold,
    restart: (time, from, firstStep) => {
      t = time
      tBefore = time
      x.set(from)
      before.set(from)
      wanted = firstStep
      width = 0
      lastError = 1
      hasSlope = false
      hasJacobian = false
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
      const theta = (time - tBefore) / width
      for (let i = 0; i < size; i += 1) {
        const whole = at(x, i) - at(before, i)
        const rise = width * at(left, i) - whole
        const bend = whole - width * at(right, i) - rise
        into[i] = at(before, i) + theta * (whole + (1 - theta) * (rise + theta * bend))
      }
    },
    statistics,
  }
}

function at(array: ArrayLike<number>, index: number): number {
  return array[index] ?? 0
}

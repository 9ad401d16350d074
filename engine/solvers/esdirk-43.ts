/**
 * The ESDIRK pair 4(3) with six stages, ARK4(3)6L[2]SA, of Kennedy and Carpenter: the first stage is explicit, the
 * others share one matrix I - h J / 4. Stiffly accurate, L-stable. Between steps the states are the cubic through both
 * ends with their slopes.
 * Choose it for stiff models at moderate tolerances: one real factorisation a step; at many digits Radau IIA is better.
 * C. A. Kennedy, M. H. Carpenter, Appl. Numer. Math. 44 (2003), doi:10.1016/S0168-9274(02)00138-1.
 */
import { areFinite } from '../math/finite.ts'
import { createShiftedLu } from '../math/sparse-lu.ts'
import type { VariableSolver } from './solver.ts'
import { createStiffStep, type StiffGround, type StiffMethod } from './stiff-step.ts'

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
const STRICTNESS = 0.02
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
  create: problem => createStiffStep(problem, STRICTNESS, createEsdirk43),
}

function createEsdirk43(ground: StiffGround): StiffMethod {
  const { size, f, place, weights, jacobian, pattern } = ground
  const { x, before, next } = place
  const create = (): Float64Array => new Float64Array(size)
  const lu = createShiftedLu(pattern, 'real')
  const base = create()
  const change = create()
  const slopes = C.map(create)
  const first = slopes[0] ?? base
  const last = slopes[5] ?? base
  /** Slopes at both ends of the last step. */
  const left = create()
  const right = create()
  let lastError = 1
  let worstRate = 0
  let mostIterations = 0

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
      if (iteration === 1) weights.weigh(x, next, place.t, h)
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
      if (!solveStage(stage, h, stage === 5 ? end : place.t + (C[stage] ?? 1) * h)) return false
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
    weights.weigh(x, next, place.t, h)
    return weights.norm(change)
  }

  const evaluateSlope = (into: Float64Array): Float64Array => {
    f(place.t, x, into)
    return into
  }

  return {
    begin: () => evaluateSlope(first),
    /** The slope at hand is that of the last stage, which differs from f by what its iteration left. */
    slope: () => evaluateSlope(change),
    factorise: h => lu.factorise(jacobian, 1 / (GAMMA * h)),
    solveStages,
    areSlopesFinite: () => slopes.every(areFinite),
    estimateError,
    chooseFactor: (_h, error, isAccepted) => {
      if (!isAccepted) return SAFETY * error ** -0.25
      const raw = error === 0 ? 0 : error ** (0.25 - 0.03) / lastError ** 0.04
      return Math.min(SAFETY / raw, 5)
    },
    isSlow: () => mostIterations > 3 && worstRate > 0.05,
    accept: (_h, error) => {
      lastError = Math.max(error, 1e-4)
      left.set(first)
      right.set(last)
      first.set(last)
    },
    restart: () => {
      lastError = 1
    },
    interpolate: (time, into) => {
      if (time === place.tBefore) return void into.set(before)
      const { width } = place
      const theta = (time - place.tBefore) / width
      for (let i = 0; i < size; i += 1) {
        const whole = at(x, i) - at(before, i)
        const rise = width * at(left, i) - whole
        const bend = whole - width * at(right, i) - rise
        into[i] = at(before, i) + theta * (whole + (1 - theta) * (rise + theta * bend))
      }
    },
    heldVectors: [first, left, right],
    heldNumbers: () => [lastError],
    restore: ([error = 1]) => {
      lastError = error
    },
  }
}

function at(array: ArrayLike<number>, index: number): number {
  return array[index] ?? 0
}

/**
 * The Radau IIA method of order 5 with three implicit stages. The stages Z solve Z = h A f(t + c h, x + Z) by a
 * simplified Newton iteration, in coordinates W = T^-1 Z in which A^-1 falls apart into one real and one pair of
 * complex eigenvalues. The error is that of a method of order 3. Between steps the states are the polynomial through
 * the stages, which also predicts those of the next step. Stiff; L-stable.
 * Choose it for stiff models and few or many digits; not where nothing is stiff, since every step solves equations.
 * E. Hairer, G. Wanner, Solving Ordinary Differential Equations II (1996), IV.8; K. Gustafsson, ACM TOMS 20 (1994).
 */
import { areFinite } from '../math/finite.ts'
import { createShiftedLu } from '../math/sparse-lu.ts'
import {
  C,
  COMPLEX_IM,
  COMPLEX_RE,
  E,
  P,
  REAL,
  T,
  T_INVERSE,
  type Trio,
  transform,
} from './radau-5-coefficients.ts'
import type { VariableSolver } from './solver.ts'
import { createStiffStep, type StiffGround, type StiffMethod } from './stiff-step.ts'

const MOST_ITERATIONS = 8
const STRICTNESS = 0.3

export const radau5: VariableSolver = {
  id: 'radau5',
  name: 'Radau IIA 5, stiff, variable step',
  order: 5,
  choose: 'For stiff models: fast and slow parts together, at few or many digits.',
  kind: 'variable',
  isStiff: true,
  create: problem => createStiffStep(problem, STRICTNESS, ground => createRadau5(ground, problem.relTol)),
}

function createRadau5(ground: StiffGround, relTol: number): StiffMethod {
  const { size, f, place, weights, jacobian, pattern } = ground
  const { x, before, next } = place
  const create = (): Float64Array => new Float64Array(size)
  const createTrio = (): Trio => [create(), create(), create()]
  const real = createShiftedLu(pattern, 'real')
  const complex = createShiftedLu(pattern, 'complex')
  /** Iterate until the stages are this much closer than the error allowed, and rounding still permits. */
  const newtonTolerance = Math.max((10 * 2 ** -52) / relTol, Math.min(0.03, Math.sqrt(relTol)))

  const dx = create()
  const point = create()
  const error = create()
  const z = createTrio()
  const w = createTrio()
  const slopes = createTrio()
  /** Coefficients of theta, theta^2, theta^3 over the last step. */
  const q = createTrio()
  let lastStep = 0
  let lastError = 0
  let iterations = 0
  let rate = 0

  /** The last step's polynomial, continued; 0 where there is none. */
  const predict = (h: number): void => {
    const { t, tBefore, width } = place
    for (let stage = 0; stage < 3; stage += 1) {
      const theta = width > 0 ? (t + (C[stage] ?? 0) * h - tBefore) / width : 0
      for (let i = 0; i < size; i += 1) {
        const change =
          at(before, i) - at(x, i) + theta * (at(q[0], i) + theta * (at(q[1], i) + theta * at(q[2], i)))
        set(z, stage, i, width > 0 ? change : 0)
      }
    }
    transform(T_INVERSE, z, w)
  }

  const solveStages = (h: number, end: number): boolean => {
    const a = REAL / h
    const re = COMPLEX_RE / h
    const im = COMPLEX_IM / h
    let lastNorm = 0
    rate = 0
    predict(h)
    for (iterations = 1; iterations <= MOST_ITERATIONS; iterations += 1) {
      for (let stage = 0; stage < 3; stage += 1) {
        const stages = z[stage as 0 | 1 | 2]
        for (let i = 0; i < size; i += 1) point[i] = at(x, i) + at(stages, i)
        f(stage === 2 ? end : place.t + (C[stage] ?? 1) * h, point, slopes[stage as 0 | 1 | 2])
      }
      for (let i = 0; i < size; i += 1) {
        const [f0, f1, f2] = [at(slopes[0], i), at(slopes[1], i), at(slopes[2], i)]
        const w1 = at(w[1], i)
        const w2 = at(w[2], i)
        const [row0, row1, row2] = T_INVERSE
        slopes[0][i] = f0 * row0[0] + f1 * row0[1] + f2 * row0[2] - a * at(w[0], i)
        slopes[1][i] = f0 * row1[0] + f1 * row1[1] + f2 * row1[2] - (re * w1 - im * w2)
        slopes[2][i] = f0 * row2[0] + f1 * row2[1] + f2 * row2[2] - (re * w2 + im * w1)
      }
      real.solve(slopes[0])
      complex.solve(slopes[1], slopes[2])
      for (let part = 0; part < 3; part += 1) addTo(w[part as 0 | 1 | 2], slopes[part as 0 | 1 | 2])
      transform(T, w, z)
      if (iterations === 1) {
        for (let i = 0; i < size; i += 1) next[i] = at(x, i) + at(z[2], i)
        weights.weigh(x, next, place.t, h)
      }
      const norm = Math.max(weights.norm(slopes[0]), weights.norm(slopes[1]), weights.norm(slopes[2]))
      if (!Number.isFinite(norm)) return false
      if (iterations > 1) {
        rate = norm / lastNorm
        const left = MOST_ITERATIONS - iterations
        if (rate >= 1 || (rate ** left / (1 - rate)) * norm > newtonTolerance) return false
      }
      if (norm === 0 || (iterations > 1 && (rate / (1 - rate)) * norm < newtonTolerance)) return true
      lastNorm = norm
    }
    return false
  }

  const estimateError = (h: number, isAfterRejection: boolean): number => {
    for (let i = 0; i < size; i += 1) {
      next[i] = at(x, i) + at(z[2], i)
      const pull = (at(z[0], i) * E[0] + at(z[1], i) * E[1] + at(z[2], i) * E[2]) / h
      point[i] = pull
      error[i] = at(dx, i) + pull
    }
    if (!areFinite(next)) return Number.NaN
    real.solve(error)
    weights.weigh(x, next, place.t, h)
    const norm = weights.norm(error)
    if (!(norm > 1 && isAfterRejection)) return norm
    for (let i = 0; i < size; i += 1) error[i] = at(x, i) + at(error, i)
    f(place.t, error, slopes[0])
    for (let i = 0; i < size; i += 1) error[i] = at(slopes[0], i) + at(point, i)
    real.solve(error)
    return weights.norm(error)
  }

  /** Gustafsson's predictive choice; what took many iterations gets less of it. */
  const chooseFactor = (h: number, norm: number): number => {
    const safety = (0.9 * (2 * MOST_ITERATIONS + 1)) / (2 * MOST_ITERATIONS + iterations)
    const plain = norm ** -0.25
    if (lastError === 0 || lastStep === 0 || norm === 0) return Math.min(8, safety * plain)
    return Math.min(8, safety * Math.min(1, (h / lastStep) * (lastError / norm) ** 0.25) * plain)
  }

  const evaluateSlope = (): Float64Array => {
    f(place.t, x, dx)
    return dx
  }

  return {
    begin: evaluateSlope,
    slope: () => dx,
    factorise: h =>
      real.factorise(jacobian, REAL / h) && complex.factorise(jacobian, COMPLEX_RE / h, COMPLEX_IM / h),
    solveStages,
    areSlopesFinite: () => slopes.every(areFinite),
    estimateError,
    chooseFactor,
    isSlow: () => iterations > 2 && rate > 1e-3,
    accept: (h, norm) => {
      lastStep = h
      lastError = Math.max(norm, 1e-2)
      for (let i = 0; i < size; i += 1) {
        const [z0, z1, z2] = [at(z[0], i), at(z[1], i), at(z[2], i)]
        for (let power = 0; power < 3; power += 1)
          set(q, power, i, z0 * at(P[0], power) + z1 * at(P[1], power) + z2 * at(P[2], power))
      }
      evaluateSlope()
    },
    restart: () => {
      lastStep = 0
      lastError = 0
    },
    interpolate: (time, into) => {
      const theta = (time - place.tBefore) / place.width
      for (let i = 0; i < size; i += 1)
        into[i] = at(before, i) + theta * (at(q[0], i) + theta * (at(q[1], i) + theta * at(q[2], i)))
    },
    heldVectors: [dx, ...q],
    heldNumbers: () => [lastStep, lastError],
    restore: ([step = 0, norm = 0]) => {
      lastStep = step
      lastError = norm
    },
  }
}

function addTo(target: Float64Array, change: Float64Array): void {
  for (let i = 0; i < target.length; i += 1) target[i] = at(target, i) + at(change, i)
}

function set(trio: Trio, part: number, index: number, value: number): void {
  const vector = trio[part as 0 | 1 | 2]
  vector[index] = value
}

function at(array: ArrayLike<number>, index: number): number {
  return array[index] ?? 0
}

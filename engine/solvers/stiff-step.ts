/**
 * The frame of a stiff step, which all implicit methods share: when the Jacobian is evaluated, the matrix factorised, a
 * step tried again, and the next one chosen. The method solves its stages and says how large the error is.
 */
import { areFinite } from '../math/finite.ts'
import type { SparsityPattern } from '../math/sparsity.ts'
import { createErrorWeights, type ErrorWeights } from './error-weights.ts'
import { chooseFirstStep } from './first-step.ts'
import { createHold } from './hold.ts'
import { createJacobianEntries } from './jacobian-entries.ts'
import type { Derivatives, StepOutcome, VariableProblem, VariableStep } from './solver.ts'
import { fitStep, smallestStep } from './step-length.ts'

/** Where the solver stands, and the last step. The frame moves it; the method reads it. */
interface StiffPlace {
  t: number
  tBefore: number
  /** Of the last step; 0 where there was none. */
  width: number
  readonly x: Float64Array
  readonly before: Float64Array
  /** The states at the end of the step that is tried: the method's result. */
  readonly next: Float64Array
}

/** What a method is made of. */
export interface StiffGround {
  readonly size: number
  /** Counts what it evaluates. */
  readonly f: Derivatives
  readonly place: Readonly<StiffPlace>
  readonly weights: ErrorWeights
  readonly pattern: SparsityPattern
  /** df/dx in the pattern's order, at the point where it was last evaluated. */
  readonly jacobian: Float64Array
}

export interface StiffMethod {
  /** f at the beginning of a run: the first slope. */
  begin(): Float64Array
  /** f(t, x) as exactly as differences for a Jacobian need it. */
  slope(): Float64Array
  /** Whether the matrices of a step h could be made from the Jacobian. */
  factorise(h: number): boolean
  /** Whether the stages of a step from t to `end` were found. */
  solveStages(h: number, end: number): boolean
  /** Whether f gave finite slopes in the stages last tried. */
  areSlopesFinite(): boolean
  /** The error of the step in parts of what is allowed, its end in `next`. */
  estimateError(h: number, isAfterRejection: boolean): number
  /** How many times longer the next step may be, after a step with this error. */
  chooseFactor(h: number, error: number, isAccepted: boolean): number
  /** Whether the stages converged so slowly that the Jacobian is worth another evaluation. */
  isSlow(): boolean
  /** Keeps what dense output and the next step need; the place has moved to the end of the step. */
  accept(h: number, error: number): void
  restart(): void
  interpolate(t: number, into: Float64Array): void
  /** What else the next step depends on. */
  readonly heldVectors: readonly Float64Array[]
  heldNumbers(): readonly number[]
  restore(numbers: readonly number[]): void
}

export function createStiffStep(
  problem: VariableProblem,
  strictness: number,
  createMethod: (ground: StiffGround) => StiffMethod,
): VariableStep {
  const { size, maxStep, minStep } = problem
  const create = (): Float64Array => new Float64Array(size)
  const statistics = { accepted: 0, rejected: 0, evaluations: 0, jacobians: 0, factorisations: 0 }
  const f: Derivatives = (time, at, into) => {
    statistics.evaluations += 1
    problem.f(time, at, into)
  }
  const weights = createErrorWeights(problem, strictness)
  const jacobian = createJacobianEntries(problem, f)
  const place: StiffPlace = { t: 0, tBefore: 0, width: 0, x: create(), before: create(), next: create() }
  const { x, before, next } = place
  const scratch = create()
  const { pattern, entries } = jacobian
  const method = createMethod({ size, f, place, weights, pattern, jacobian: entries })

  let wanted = 0
  let hasSlope = false
  let hasJacobian = false
  let isJacobianCurrent = false
  /** The step that the factors are of, 0 for none. */
  let factored = 0

  const start = (limit: number): boolean => {
    const dx = method.begin()
    if (!areFinite(dx) || !areFinite(x)) return false
    hasSlope = true
    weights.see(x)
    if (wanted > 0) return true
    const longest = Math.min(maxStep, limit - place.t)
    const at = { f, t: place.t, x, dx, weights, order: 3, longest }
    wanted = chooseFirstStep({ ...at, point: next, slope: scratch })
    return true
  }

  const evaluateJacobian = (h: number): void => {
    statistics.jacobians += 1
    jacobian.evaluate(place.t, x, method.slope(), h)
    hasJacobian = true
    isJacobianCurrent = true
    factored = 0
  }

  const factorise = (h: number): boolean => {
    if (factored === h) return true
    statistics.factorisations += 1
    factored = method.factorise(h) ? h : 0
    return factored === h
  }

  const chooseNext = (h: number, factor: number, wasRejected: boolean): void => {
    /** Nearly the same step keeps its factors. */
    if (factor < 1.2 && factor >= 1 && !method.isSlow() && h >= wanted) wanted = h
    else {
      const proposal = h * (wasRejected ? Math.min(factor, 1) : factor)
      wanted = h < wanted && !wasRejected ? Math.max(proposal, wanted) : proposal
    }
  }

  const step = (limit: number): StepOutcome => {
    if (!hasSlope && !start(limit)) return 'not-finite'
    let wasRejected = false
    for (;;) {
      const distance = limit - place.t
      const h = fitStep(wanted, maxStep, distance)
      const end = h === distance ? limit : place.t + h
      if (!hasJacobian) evaluateJacobian(h)
      const isFactored = factorise(h)
      if (!isFactored || !method.solveStages(h, end)) {
        statistics.rejected += 1
        if (!isJacobianCurrent) {
          evaluateJacobian(h)
          continue
        }
        wasRejected = true
        wanted = h / 2
        if (wanted >= smallestStep(place.t, limit, minStep)) continue
        if (!isFactored) return 'singular'
        return method.areSlopesFinite() ? 'underflow' : 'not-finite'
      }
      const error = method.estimateError(h, wasRejected)
      if (error <= 1) {
        const factor = method.chooseFactor(h, error, true)
        accept(h, end, error)
        chooseNext(h, factor, wasRejected)
        if (method.isSlow()) hasJacobian = false
        return 'accepted'
      }
      statistics.rejected += 1
      wasRejected = true
      const isNumber = Number.isFinite(error)
      wanted = h * (isNumber ? Math.max(0.2, method.chooseFactor(h, error, false)) : 0.1)
      if (wanted < smallestStep(place.t, limit, minStep)) return isNumber ? 'underflow' : 'not-finite'
    }
  }

  const accept = (h: number, end: number, error: number): void => {
    statistics.accepted += 1
    isJacobianCurrent = false
    before.set(x)
    x.set(next)
    place.tBefore = place.t
    place.t = end
    place.width = h
    method.accept(h, error)
    weights.see(x)
  }

  const hold = createHold(
    [x, before, weights.seen, weights.firm, entries, ...method.heldVectors],
    () => [
      ...[place.t, place.tBefore, place.width, wanted, factored],
      ...[hasSlope, hasJacobian, isJacobianCurrent].map(Number),
      ...method.heldNumbers(),
    ],
    numbers => {
      ;[place.t = 0, place.tBefore = 0, place.width = 0, wanted = 0] = numbers
      const [factors = 0, ...flags] = numbers.slice(4, 8)
      ;[hasSlope = false, hasJacobian = false, isJacobianCurrent = false] = flags.map(flag => flag === 1)
      method.restore(numbers.slice(8))
      factored = 0
      if (factors > 0) factorise(factors)
    },
  )

  return {
    ...hold,
    restart: (time, from, firstStep) => {
      place.t = time
      place.tBefore = time
      place.width = 0
      x.set(from)
      before.set(from)
      wanted = firstStep
      hasSlope = false
      hasJacobian = false
      method.restart()
    },
    step,
    get t() {
      return place.t
    },
    get tBefore() {
      return place.tBefore
    },
    x,
    interpolate: (time, into) => {
      if (time === place.t || place.width === 0) into.set(x)
      else method.interpolate(time, into)
    },
    statistics,
  }
}

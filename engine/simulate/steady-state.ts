/**
 * An operating point: states at which nothing moves, dx/dt = 0 and x+ = x, with the time and all inputs as they are at the
 * start. Newton's method, damped by whether the next correction would be smaller than this one; where that leads nowhere,
 * the motion itself is followed (`come-to-rest.ts`), and where that cannot be (something chatters),
 * marching: implicit Euler steps (I / h - J) d = F that grow as F shrinks, and Newton again from where they lead.
 * The Jacobian is exact and sparse where the model has continuous states only, else of differences.
 * P. Deuflhard, Newton Methods for Nonlinear Problems (2004), 3.3; C. T. Kelley, D. E. Keyes, SIAM J. Numer. Anal. 35 (1998).
 *
 * A state on which nothing depends and that is at rest keeps its initial value.
 */
import type { Program } from '../compile/program.ts'
import { areFinite } from '../math/finite.ts'
import { createShiftedLu } from '../math/sparse-lu.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { createJacobianEntries } from '../solvers/jacobian-entries.ts'
import { comeToRest, type Journey } from './come-to-rest.ts'
import { createRestProblem, type RestProblem } from './rest-problem.ts'

const MOST_ITERATIONS = 60
const MOST_MARCHES = 300
const MOST_HALVINGS = 12
const DONE = 1e-10
/** What marches so far runs away. */
const FAR = 1e8
/** Of the largest state seen. */
const ROUNDING = 2 ** -52
/** A correction from which Newton ends where the motion does. */
const CLOSE = 1e-4
/** As close as rounding lets an ill-conditioned point come. */
const NEARLY_DONE = 1e-6

/** Puts the states, and the outputs that go with them, into the memory of a run; or says why there is no such point. */
export function findSteadyState(program: Program, memory: Float64Array): Diagnostic | null {
  const problem = createRestProblem(program, memory)
  if (problem.size > 0) {
    const failure = solve(problem)
    if (failure !== null) return describe(program, problem, failure)
  }
  problem.settle(memory)
  return null
}

/** The unknown that does not come to rest, and how its motion ends. */
interface Failure {
  readonly culprit: number
  readonly end: Journey['end']
}

/** Null, and the problem's point is at rest. */
function solve(problem: RestProblem): Failure | null {
  const { size, point: x, f, pace } = problem
  const initial = x.slice()
  const entries = createJacobianEntries(problem, f)
  const lu = createShiftedLu(entries.pattern, 'real')
  const slope = new Float64Array(size)
  const trial = new Float64Array(size)
  const correction = new Float64Array(size)
  const next = new Float64Array(size)
  const seen = new Float64Array(size)
  let culprit = 0

  const look = (): void => {
    for (let i = 0; i < size; i += 1) seen[i] = Math.max(at(seen, i), Math.abs(at(x, i)))
  }
  /** The largest element, as a part of the size of its unknown. */
  const measure = (change: Float64Array): number => {
    let largest = 0
    for (let i = 0; i < size; i += 1) largest = Math.max(largest, at(seen, i))
    let worst = 0
    for (let i = 0; i < size; i += 1) {
      const now = Math.max(Math.abs(at(x, i)), Math.abs(at(x, i) + at(change, i)))
      const floor = Math.max(1e-4 * at(seen, i), 1e-12 * largest, 1e-15)
      const relative = Math.abs(at(change, i)) / Math.max(now, floor)
      if (Number.isNaN(relative)) return Number.NaN
      if (relative <= worst) continue
      worst = relative
      culprit = i
    }
    return worst
  }
  const largestEntry = (): number =>
    entries.entries.reduce((most, entry) => Math.max(most, Math.abs(entry)), problem.slowest)
  /** d with (shift I - J) d = F at x + lambda d before. */
  const correct = (from: Float64Array, into: Float64Array): void => {
    into.set(from)
    lu.solve(into)
  }
  /** The correction from x, as large as `measure` says; NaN where there is none. */
  const findCorrection = (): number => {
    look()
    if (!areFinite(slope)) return Number.NaN
    entries.evaluate(0, x, slope, 0)
    if (lu.factorise(entries.entries, 0)) {
      correct(slope, correction)
      return measure(correction)
    }
    // A state at rest on which nothing depends makes the matrix singular; a shift keeps it where it is. What is not at
    // rest would run away the further, the smaller the shift.
    const shift = 1e-13 * largestEntry()
    if (!lu.factorise(entries.entries, 10 * shift)) return Number.NaN
    correct(slope, trial)
    if (!lu.factorise(entries.entries, shift)) return Number.NaN
    correct(slope, correction)
    const size = measure(correction)
    const runsAway = Math.abs(at(correction, culprit)) > 5 * Math.abs(at(trial, culprit))
    return size > NEARLY_DONE && runsAway ? Number.NaN : size
  }

  const iterate = (): boolean => {
    f(0, x, slope)
    let last = Number.POSITIVE_INFINITY
    for (let n = 0; n < MOST_ITERATIONS; n += 1) {
      const length = findCorrection()
      if (!Number.isFinite(length)) return false
      if (length < DONE || (length < NEARLY_DONE && length >= last / 2)) return true
      last = length
      const unknown = culprit
      if (accept(length)) continue
      culprit = unknown
      return length < NEARLY_DONE
    }
    return false
  }
  /** A part of the correction after which the next one would be smaller. */
  const accept = (before: number): boolean => {
    let part = 1
    for (let n = 0; n < MOST_HALVINGS; n += 1, part /= 2) {
      for (let i = 0; i < size; i += 1) trial[i] = at(x, i) + part * at(correction, i)
      f(0, trial, next)
      if (!areFinite(next)) continue
      correct(next, trial)
      if (!(measure(trial) <= (1 - part / 4) * before)) continue
      for (let i = 0; i < size; i += 1) x[i] = at(x, i) + part * at(correction, i)
      slope.set(next)
      return true
    }
    return false
  }

  /** Towards rest in time, with steps that grow as it comes nearer. */
  const march = (): void => {
    f(0, x, slope)
    if (!areFinite(slope)) return
    let h = 0
    let speed = norm(slope)
    const far = FAR * Math.max(1, norm(initial))
    for (let n = 0; n < MOST_MARCHES && speed > 0 && norm(x) < far; n += 1) {
      look()
      entries.evaluate(0, x, slope, 0)
      if (h === 0) h = 0.1 / largestEntry()
      if (!lu.factorise(entries.entries, 1 / h)) return
      correct(slope, correction)
      if (measure(correction) < 1e-8 && n > 10) return
      for (let i = 0; i < size; i += 1) trial[i] = at(x, i) + at(correction, i)
      f(0, trial, next)
      if (!areFinite(next)) {
        h /= 10
        continue
      }
      x.set(trial)
      slope.set(next)
      const slower = norm(slope)
      h *= Math.min(Math.max(speed / slower, 0.5), 10) * 1.5
      speed = slower
    }
  }

  /** Sets to 0 what rounding leaves of it, if that is no less at rest: the steps of a run would follow it otherwise. */
  const clearRounding = (): void => {
    let largest = 0
    for (let i = 0; i < size; i += 1) largest = Math.max(largest, at(seen, i))
    for (let i = 0; i < size; i += 1) trial[i] = Math.abs(at(x, i)) <= ROUNDING * largest ? 0 : at(x, i)
    f(0, x, slope)
    f(0, trial, next)
    if (norm(next) <= 2 * norm(slope)) x.set(trial)
  }

  const beginAnew = (): void => {
    x.set(initial)
    seen.fill(0)
    f(0, x, slope)
  }
  const reached = new Float64Array(size)
  /** Whether Newton ends where the motion is about to end; it is at rest there then. */
  const isAtRest = (): boolean => {
    f(0, x, slope)
    if (!(findCorrection() < CLOSE)) return false
    reached.set(x)
    if (iterate()) {
      for (let i = 0; i < size; i += 1) trial[i] = at(reached, i) - at(x, i)
      if (measure(trial) < 10 * CLOSE) return true
    }
    x.set(reached)
    return false
  }
  const paced: RestProblem['f'] = (t, from, into) => {
    f(t, from, into)
    for (let i = 0; i < size; i += 1) into[i] = at(into, i) * at(pace, i)
  }
  /** Of those that move about as much, the one that Newton could not bring to rest. */
  const blame = (suspect: number, { end, movements }: Journey): Failure => {
    const most = Math.max(...movements)
    const isMoving = at(movements, suspect) >= most / 2
    return { culprit: end === 'stuck' || isMoving ? suspect : movements.indexOf(most), end }
  }
  const travel = (): Journey => {
    beginAnew()
    if (!areFinite(slope)) return { end: 'stuck', movements: slope }
    entries.evaluate(0, x, slope, 0)
    return comeToRest({ ...problem, f: paced }, x, 1 / largestEntry(), isAtRest)
  }

  if (!iterate()) {
    const suspect = culprit
    const journey = travel()
    if (journey.end !== 'rest') {
      beginAnew()
      march()
      if (!iterate()) return blame(suspect, journey)
    }
  }
  clearRounding()
  return null
}

const HINTS: Readonly<Record<Journey['end'], string>> = {
  rest: '',
  stuck:
    'Its motion could not be followed: look for what switches without end, or start from the initial values.',
  swings:
    'Followed in time from its initial values it moves on without end: give it damping or less gain, or start from the initial values.',
  'runs on':
    'An integrator without feedback rests only where its input is 0: close a loop around it, give inputs at the start that balance, or start from the initial values.',
}

function describe(program: Program, problem: RestProblem, { culprit, end }: Failure): Diagnostic {
  const { name, block } = problem.describe(culprit)
  const found = program.blocks[block]
  return {
    severity: 'error',
    code: 'no-steady-state',
    message: `There is no steady state to start from: the state ${name} does not come to rest.`,
    hint: HINTS[end],
    place: found ? { model: found.model, path: found.path, block: found.name } : {},
    timeSeconds: 0,
  }
}

function norm(x: Float64Array): number {
  return Math.sqrt(x.reduce((sum, value) => sum + value * value, 0))
}

function at(array: Float64Array, index: number): number {
  return array[index] ?? 0
}

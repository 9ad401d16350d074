/**
 * An operating point: states at which nothing moves, dx/dt = 0 and x+ = x, with the time and all inputs as they are at the
 * start. Newton's method (`newton-to-rest.ts`); where that leads nowhere, the motion itself is followed
 * (`come-to-rest.ts`), and where that cannot be (something chatters), marching (`march-to-rest.ts`), and Newton again from
 * where it leads. The Jacobian is exact and sparse where the model has continuous states only, else of differences.
 *
 * A state on which nothing depends and that is at rest keeps its initial value.
 */
import type { Program } from '../compile/program.ts'
import { areFinite } from '../math/finite.ts'
import { norm } from '../math/norm.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { comeToRest, type Journey } from './come-to-rest.ts'
import { marchToRest } from './march-to-rest.ts'
import { createNewtonToRest } from './newton-to-rest.ts'
import { createRelativeChange } from './relative-change.ts'
import { createRestLinearisation } from './rest-linearisation.ts'
import { createRestProblem, type RestProblem } from './rest-problem.ts'

/** Of the largest state seen. */
const ROUNDING = 2 ** -52
/** A correction from which Newton ends where the motion does. */
const CLOSE = 1e-4

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
  const linearisation = createRestLinearisation(problem)
  const { slope } = linearisation
  const change = createRelativeChange(x)
  const { iterate, findCorrection } = createNewtonToRest(problem, linearisation, change)

  const beginAnew = (): void => {
    x.set(initial)
    change.forget()
    linearisation.evaluate()
  }
  const reached = new Float64Array(size)
  /** Whether Newton ends where the motion is about to end; it is at rest there then. */
  const isAtRest = (): boolean => {
    linearisation.evaluate()
    if (!(findCorrection() < CLOSE)) return false
    reached.set(x)
    if (iterate() && change.measure(reached.map((value, i) => value - at(x, i))) < 10 * CLOSE) return true
    x.set(reached)
    return false
  }
  const paced: RestProblem['f'] = (t, from, into) => {
    f(t, from, into)
    for (let i = 0; i < size; i += 1) into[i] = at(into, i) * at(pace, i)
  }
  const travel = (): Journey => {
    beginAnew()
    if (!areFinite(slope)) return { end: 'stuck', movements: slope }
    linearisation.linearise()
    return comeToRest({ ...problem, f: paced }, x, 1 / linearisation.fastest(), isAtRest)
  }

  if (!iterate()) {
    const suspect = change.culprit
    const journey = travel()
    if (journey.end !== 'rest') {
      beginAnew()
      marchToRest(problem, linearisation, change)
      if (!iterate()) return blame(suspect, journey)
    }
  }
  clearRounding(problem, change.largestSeen())
  return null
}

/** Of those that move about as much, the one that Newton could not bring to rest. */
function blame(suspect: number, { end, movements }: Journey): Failure {
  const most = Math.max(...movements)
  const isMoving = at(movements, suspect) >= most / 2
  return { culprit: end === 'stuck' || isMoving ? suspect : movements.indexOf(most), end }
}

/** Sets to 0 what rounding leaves of it, if that is no less at rest: the steps of a run would follow it otherwise. */
function clearRounding({ size, point: x, f }: RestProblem, largest: number): void {
  const [slope, slopeCleared] = [new Float64Array(size), new Float64Array(size)]
  const cleared = x.map(value => (Math.abs(value) <= ROUNDING * largest ? 0 : value))
  f(0, x, slope)
  f(0, cleared, slopeCleared)
  if (norm(slopeCleared) <= 2 * norm(slope)) x.set(cleared)
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

function at(array: Float64Array, index: number): number {
  return array[index] ?? 0
}

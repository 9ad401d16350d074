/**
 * Which variable-step solver follows a run, and why in one line. `auto` takes some steps with an explicit method and then
 * estimates the largest eigenvalue of the Jacobian by the power method on differences of f, there and at the first breaks
 * of sources, which may switch something fast on: where stability alone would ask for very many steps, and the fastest
 * part dies away instead of going on, the model is stiff.
 * What only the states make stiff later is seen then (`describeTurn`), and the run goes on with the implicit method.
 */
import { BETWEEN_TICKS } from '../compile/infer-rates.ts'
import type { Program } from '../compile/program.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { findSolver } from '../solvers/catalogue.ts'
import { dormandPrince54 } from '../solvers/dormand-prince-54.ts'
import { dormandPrince853 } from '../solvers/dormand-prince-853.ts'
import { esdirk43 } from '../solvers/esdirk-43.ts'
import { radau5 } from '../solvers/radau-5.ts'
import type { Derivatives, VariableSolver } from '../solvers/solver.ts'
import { estimateFastest, type Fastest } from './fastest-part.ts'
import { copy, follow } from './follow.ts'

export interface ChosenSolver {
  readonly solver: VariableSolver
  readonly why: string
}

const TRIAL_STEPS = 100
const LOOSE = 1e-3
/** Extent of the region of stability of Dormand-Prince 5(4) along the negative real axis. */
const STABLE_EXTENT = 3.3
/** Steps for stability alone from which an implicit method pays. */
const STIFF_STEPS = 1500
/** Breaks of sources that are looked at. */
const MOST_BREAKS = 8
/** Of the run, how long an oscillation may ring until nothing that counts is left of it. */
const RINGING = 0.02
/** Digits where order 8 overtakes order 5, and where order 5 overtakes order 4 among implicit methods. */
const MANY_DIGITS = 1e-4
const FEW_DIGITS = 1e-4

const implicitFor = (relTol: number): VariableSolver => (relTol > FEW_DIGITS ? esdirk43 : radau5)

/** Steps that stability holds back are at least so long, in the time of the fastest part. */
const HELD_BACK = 1.5

/** Whether what is left of a run is worth a look: so many steps of the present length. */
export function isLong(leftSeconds: number, stepSeconds: number): boolean {
  return leftSeconds > STIFF_STEPS * stepSeconds
}

/** Where a run of `auto` was found stiff, and the rate of its fastest part in 1/s. */
export interface Turn {
  readonly timeSeconds: number
  readonly rate: number
}

/** Whether steps of the explicit method are as short as stability alone makes them, and many are to come. */
export function isHeldBack(
  { stop }: Program,
  { rate, decay }: Fastest,
  { timeSeconds }: Turn,
  stepSeconds: number,
): boolean {
  const steps = ((stop - timeSeconds) * rate) / STABLE_EXTENT
  return decay > 0.5 * rate && rate * stepSeconds > HELD_BACK && steps > STIFF_STEPS
}

/** What `auto` goes on with from there. */
export function describeTurn({ variable }: Program, { timeSeconds, rate }: Turn): ChosenSolver {
  const from = Number(timeSeconds.toPrecision(3))
  const why = `not stiff at first, but from t = ${from} s on its fastest part decays in ${(1 / rate).toPrecision(2)} s`
  return { solver: implicitFor(variable?.relTol ?? 0), why }
}

export function chooseSolver(program: Program): ChosenSolver {
  const { variable, solver: id } = program
  const named = findSolver(id)
  if (named?.kind === 'variable') return { solver: named, why: 'asked for' }
  if (!variable || named) throw new Error(`A program names a solver "${id}" that takes no variable steps.`)
  const states = program.sections.continuousStates.length
  if (states === 0)
    return { solver: dormandPrince54, why: 'there are no continuous states, only events to land on' }

  const { rate, isDecay, isStuck } = probe(program)
  const steps = (program.stop * rate) / STABLE_EXTENT
  if (isStuck || (isDecay && steps > STIFF_STEPS)) {
    const why = isStuck
      ? 'stiff: an explicit method finds no step'
      : `stiff: its fastest part decays in ${(1 / rate).toPrecision(2)} s, and the run takes ${program.stop.toPrecision(2)} s`
    return { solver: implicitFor(variable.relTol), why }
  }
  const guards = program.events?.guards.length ?? 0
  return variable.relTol < MANY_DIGITS && guards === 0
    ? { solver: dormandPrince853, why: 'not stiff and smooth, and many digits are wanted' }
    : { solver: dormandPrince54, why: `not stiff${guards > 0 ? ', and events interrupt it' : ''}` }
}

interface Probe {
  /** 1/s: size of the largest eigenvalue found. */
  readonly rate: number
  readonly isDecay: boolean
  readonly isStuck: boolean
}

/** With the modes of the start; the run itself uses an engine of its own. */
function probe(program: Program): Probe {
  const { variable } = program
  if (!variable) return { rate: 0, isDecay: false, isStuck: false }
  const engine = createSimpleEngine(program, false)
  const { memory, continuousStates: states, derivatives } = engine.context
  memory[program.timeAddress] = 0
  engine.initialise()
  engine.computeOutputs(0)
  const x = Float64Array.from(states)
  const f: Derivatives = (t, at, dx) => {
    memory[program.timeAddress] = t
    copy(at, states)
    engine.computeDerivatives()
    copy(derivatives, dx)
  }
  const { stop } = program
  const estimate = (t: number, at: Float64Array): Omit<Probe, 'isStuck'> => {
    const { rate, decay } = estimateFastest(f, t, at)
    const ringing = -Math.log(variable.relTol) / decay
    return { rate, isDecay: decay > 0.5 * rate || (decay > 0 && ringing < RINGING * stop) }
  }
  const atStart = estimate(0, x)
  // Loosely, so as to come far.
  const loose = { ...variable, relTol: Math.max(variable.relTol, LOOSE) }
  const steps = follow(program, loose, dormandPrince54, engine)
  steps.restart(0, x, variable.initialStep ?? 0)
  let isStuck = false
  for (let n = 0; n < TRIAL_STEPS && steps.t < stop && !isStuck; n += 1)
    isStuck = steps.step(stop) === 'underflow'
  const found = [atStart, estimate(steps.t, steps.x)]
  const reached = Float64Array.from(steps.x)
  const addresses = (program.events?.nextEvents ?? []).flatMap(({ address, width }) =>
    Array.from({ length: width }, (_, i) => address + i),
  )
  for (let t = 0; addresses.length > 0 && found.length < 2 + MOST_BREAKS; ) {
    memory[program.timeAddress] = t
    engine.computeNextEvents()
    const after = addresses.map(address => memory[address] ?? 0).filter(time => time > t)
    t = Math.min(...after)
    if (!(t < stop)) break
    memory[program.timeAddress] = t
    copy(reached, states)
    engine.computeOutputs(BETWEEN_TICKS)
    found.push(estimate(t, reached))
  }
  const fastest = found.reduce((a, b) => (b.rate > a.rate ? b : a))
  return { ...fastest, isStuck }
}

/**
 * Which variable-step solver follows a run, and why in one line. `auto` takes some steps with an explicit method and then
 * estimates the spectral radius of the Jacobian by the power method on differences of f: where stability alone would
 * ask for very many steps, and the fastest part decays instead of oscillating, the model is stiff.
 * B. P. Sommeijer, L. F. Shampine, J. G. Verwer, RKC, J. Comput. Appl. Math. 88 (1998), for the nonlinear power method.
 */
import type { Program } from '../compile/program.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { findSolver } from '../solvers/catalogue.ts'
import { dormandPrince54 } from '../solvers/dormand-prince-54.ts'
import { dormandPrince853 } from '../solvers/dormand-prince-853.ts'
import { esdirk43 } from '../solvers/esdirk-43.ts'
import { radau5 } from '../solvers/radau-5.ts'
import type { Derivatives, VariableSolver } from '../solvers/solver.ts'
import { copy, follow } from './follow.ts'

export interface ChosenSolver {
  readonly solver: VariableSolver
  readonly why: string
}

const TRIAL_STEPS = 100
/** Extent of the region of stability of Dormand-Prince 5(4) along the negative real axis. */
const STABLE_EXTENT = 3.3
/** Steps for stability alone from which an implicit method pays. */
const STIFF_STEPS = 3000
const MOST_ITERATIONS = 40
/** Digits where order 8 overtakes order 5, and where order 5 overtakes order 4 among implicit methods. */
const MANY_DIGITS = 1e-4
const FEW_DIGITS = 1e-4

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
    return { solver: variable.relTol > FEW_DIGITS ? esdirk43 : radau5, why }
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
  const atStart = estimateRate(f, 0, x)
  const steps = follow(program, variable, dormandPrince54, engine)
  steps.restart(0, x, variable.initialStep ?? 0)
  let isStuck = false
  for (let n = 0; n < TRIAL_STEPS && steps.t < program.stop && !isStuck; n += 1)
    isStuck = steps.step(program.stop) === 'underflow'
  const later = estimateRate(f, steps.t, steps.x)
  const fastest = later.rate > atStart.rate ? later : atStart
  return { ...fastest, isStuck }
}

/** The largest eigenvalue's size, and whether it is mostly a decay. */
function estimateRate(f: Derivatives, t: number, x: Float64Array): Omit<Probe, 'isStuck'> {
  const { length } = x
  const base = new Float64Array(length)
  const moved = new Float64Array(length)
  const slope = new Float64Array(length)
  f(t, x, base)
  const scale = Math.max(norm(x), 1e-3) * 1e-7
  let direction = Float64Array.from(x, (_, i) => 1 + ((i * 0.618) % 1))
  let rate = 0
  let isDecay = false
  for (let n = 0; n < MOST_ITERATIONS; n += 1) {
    const length = norm(direction)
    if (!(length > 0) || !Number.isFinite(length)) break
    direction = direction.map(value => value / length)
    direction.forEach((value, i) => {
      moved[i] = (x[i] ?? 0) + scale * value
    })
    f(t, moved, slope)
    const image = slope.map((value, i) => (value - (base[i] ?? 0)) / scale)
    const along = image.reduce((sum, value, i) => sum + value * (direction[i] ?? 0), 0)
    const size = norm(image)
    if (!Number.isFinite(size)) break
    isDecay = along < -0.5 * size
    const isSettled = Math.abs(size - rate) < 1e-2 * size
    rate = size
    direction = image
    if (isSettled && n > 3) break
  }
  return { rate, isDecay }
}

function norm(x: Float64Array): number {
  return Math.sqrt(x.reduce((sum, value) => sum + value * value, 0))
}

/**
 * Sliding. Where a sign switches without end, because on either side of 0 the motion leads back to it (a mass that dry
 * friction has brought to rest), the run stays on the surface g = 0 and the sign m takes the value between -1 and 1 that
 * holds it there, instead of jumping between both:
 *
 *   dg/dt (t, x, m) = -g / T,  with T the longest step, against drift;  m is solved for at every evaluation
 *
 * until |m| would pass 1, which is an event: the motion breaks away. dg/dt is taken along the motion, by central differences;
 * m enters linearly. It is the equivalent control of V. I. Utkin, Sliding Modes in Control and Optimization (1992), and for one
 * sign in a linear place the solution of A. F. Filippov. A truth has no value between 0 and 1: its switching is Zeno.
 */
import type { Program } from '../compile/program.ts'
import type { Engine } from '../engines/engine.ts'
import { differenceJacobian } from './difference-jacobian.ts'
import { findSurface } from './find-surface.ts'
import { createGuardRates } from './guard-rates.ts'
import type { GuardWatch } from './guard-watch.ts'
import { createSlides, type Slide } from './slides.ts'

/** Of what a sign makes of a derivative: what is left of it while the sign slides is nothing below this part. */
const NOTHING = 1e-12
/** Of a state: its rounding, some times over. */
const ROUNDING = 2 ** -49

type Evaluations = Pick<
  Engine,
  'context' | 'forgiveFault' | 'computeDerivatives' | 'computeHeld' | 'computeOutputs' | 'computeJacobian'
>

/** An engine's evaluations, with signs that slide solved for. */
export interface Sliding extends Evaluations {
  /** Notes an event of a guard: the motion may be led back to where it switches. */
  readonly suspect: (guard: number) => void
  /** The same of every sign that is 0. */
  readonly suspectZeros: () => void
  /** Begins to slide on what was noted since, where that can be; whether there was any. */
  readonly enterSuspected: () => boolean
  /** Ends what no longer holds at the values in memory; whether there was any. */
  readonly leaveSpent: () => boolean
  /** Addresses of modes that are solved for. */
  readonly modes: ReadonlySet<number>
  /** How long the steps are that the solver takes here. */
  readonly noteStep: (seconds: number) => void
  readonly heldLength: number
  readonly save: (into: Float64Array) => void
  readonly restore: (from: Float64Array) => void
}

export function createSliding(program: Program, engine: Engine, watch: GuardWatch): Sliding {
  const { context, computeJacobian } = engine
  const { memory, continuousStates: states, derivatives } = context
  const { timeAddress, stop, variable } = program
  const longestStep = variable?.maxStep ?? stop
  const guardRates = createGuardRates(program, engine, watch, longestStep)
  const slides = createSlides(memory, watch, guardRates, longestStep)
  const { jump } = slides
  const suspects = new Uint8Array(watch.count)

  const findPatience = (): number => {
    let longest = 0
    for (let i = 0; i < states.length; i += 1) {
      const push = jump[i] ?? 0
      if (push > 0) longest = Math.max(longest, Math.abs(states[i] ?? 0) / push)
    }
    return longest
  }
  const enter = (guard: number): boolean => {
    if (!Number.isNaN(watch.margins[guard])) return false
    const found = findSurface(guard, { memory, timeAddress, stop, watch, guardRates, slides })
    if (!found) return false
    const before = slides.all
    slides.take([...before, found])
    if (slides.solve() && slides.shares.every(share => Math.abs(share) < 1)) {
      guardRates.patience = findPatience()
      return true
    }
    slides.take(before)
    prepare()
    return false
  }
  const prepare = (): void => {
    if (slides.all.length > 0) slides.solve()
  }
  const computeDerivatives = (): void => {
    prepare()
    engine.computeDerivatives()
    if (slides.all.length === 0) return
    const distance = guardRates.distanceAt(memory[timeAddress] ?? 0)
    const nothing = Math.max(NOTHING, (ROUNDING * guardRates.patience) / distance)
    for (let i = 0; i < jump.length; i += 1)
      if (Math.abs(derivatives[i] ?? 0) <= nothing * (jump[i] ?? 0)) derivatives[i] = 0
  }
  return {
    context,
    modes: slides.modes,
    forgiveFault: () => engine.forgiveFault(),
    computeDerivatives,
    computeHeld: () => {
      prepare()
      engine.computeHeld()
    },
    computeOutputs: tick => {
      engine.computeOutputs(tick)
      if (slides.all.length === 0) return
      // What is sampled at this instant takes part in the motion, and sees what holds it.
      slides.solve()
      engine.computeOutputs(tick)
    },
    computeJacobian:
      computeJacobian &&
      (into => {
        if (slides.all.length === 0) return computeJacobian(into)
        // The surface couples states that the plan of the Jacobian knows nothing of.
        differenceJacobian(program, { context, computeDerivatives }, into)
      }),
    suspect: guard => {
      suspects[guard] = Number(watch.isSign(guard))
    },
    suspectZeros: () => {
      for (let guard = 0; guard < watch.count; guard += 1)
        suspects[guard] = Number(watch.isSign(guard) && memory[watch.modeOf(guard)] === 0)
    },
    enterSuspected: () => {
      let hasEntered = false
      for (let guard = 0; guard < watch.count; guard += 1) {
        if (suspects[guard] === 0) continue
        suspects[guard] = 0
        hasEntered = enter(guard) || hasEntered
      }
      return hasEntered
    },
    leaveSpent: () => {
      const { all, shares } = slides
      if (all.length === 0) return false
      const left = all.filter((_, k) => Math.abs(shares[k] ?? 0) <= 1)
      if (left.length === all.length) return false
      slides.take(left)
      return true
    },
    noteStep: guardRates.noteStep,
    heldLength: 2 + 2 * watch.count,
    save: into => {
      into.fill(0)
      into[0] = guardRates.reach
      into[1] = guardRates.patience
      into.set(suspects, 2 + watch.count)
      for (const { guard, members } of slides.all)
        for (const member of members) into[2 + member.guard] = member.turn * (1 + guard)
    },
    restore: from => {
      guardRates.reach = from[0] ?? 0
      guardRates.patience = from[1] ?? 0
      const surfaces = new Map<number, Slide['members']>()
      suspects.set(from.subarray(2 + watch.count))
      from.subarray(2, 2 + watch.count).forEach((entry, guard) => {
        if (entry === 0) return
        const first = Math.abs(entry) - 1
        surfaces.set(first, [...(surfaces.get(first) ?? []), { guard, turn: entry > 0 ? 1 : -1 }])
      })
      slides.take([...surfaces].map(([guard, members]) => ({ guard, members })))
    },
  }
}

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
import { solveLinear } from '../math/linear-solve.ts'
import { rowsOf } from '../math/sparsity.ts'
import { copy } from './follow.ts'
import type { GuardWatch } from './guard-watch.ts'

/** Of the steps that the solver takes here: how far apart the points of a difference lie. */
const REACH = 1e-4
/** Spacings of doubles at the time: nearer points tell no difference. */
const LEAST_REACH = 64 * 2 ** -52
/** Of the time in which the signs move a state by its size, and of the longest step: nearer ones tell mostly rounding. */
const BLUR = 1e-5
const MOST_BLUR = 1e-3
/** How closely two guards that are one surface change at one rate. */
const SAME_RATE = 1e-6
/** Of the time: guards that cross 0 this close together cross it at one instant. */
const SAME_INSTANT = 1e-10
/** Of a state: how far a column of the Jacobian reaches. */
const NUDGE = 2 ** -26

/** Of what a sign makes of a derivative: what is left of it while the sign slides is nothing below this part. */
const NOTHING = 1e-12
/** Of a state: its rounding, some times over. */
const ROUNDING = 2 ** -49

/** Guards of one surface; each sign among them is m, or -m where it looks the other way. */
interface Slide {
  readonly guard: number
  readonly members: readonly { readonly guard: number; readonly turn: 1 | -1 }[]
}

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
  const relaxation = variable?.maxStep ?? stop
  let slides: Slide[] = []
  let shares = new Float64Array(0)
  let matrix = new Float64Array(0)
  let offset = new Float64Array(0)
  const modes = new Set<number>()
  let reach = REACH * REACH * relaxation
  /** Seconds in which the signs move that state by its size which they move the least, of those that they move. */
  let patience = 0

  const x = new Float64Array(states.length)
  const slope = new Float64Array(states.length)
  const below = new Float64Array(states.length)
  /** By state: what the signs change of its derivative. */
  const jump = new Float64Array(states.length)
  const suspects = new Uint8Array(watch.count)
  const values = new Float64Array(watch.count)
  const rates = new Float64Array(watch.count)

  const putModes = (): void => {
    slides.forEach(({ members }, k) => {
      const share = shares[k] ?? 0
      for (const { guard, turn } of members) {
        if (watch.isSign(guard)) memory[watch.modeOf(guard)] = turn * share
        watch.margins[guard] = 1 - Math.abs(share)
      }
    })
  }
  const goTo = (t: number, distance: number): void => {
    memory[timeAddress] = t
    for (let i = 0; i < states.length; i += 1) states[i] = (x[i] ?? 0) + distance * (slope[i] ?? 0)
    engine.computeHeld()
  }
  const distanceAt = (t: number): number =>
    Math.max(reach, Math.min(BLUR * patience, MOST_BLUR * relaxation), LEAST_REACH * t)
  /** Of every guard its value and its rate along the motion, with the shares as they are. */
  const difference = (t: number): void => {
    putModes()
    engine.computeDerivatives()
    copy(derivatives, slope)
    const distance = distanceAt(t)
    goTo(t + distance, t + distance - t)
    watch.readValues(values)
    goTo(t - distance, t - distance - t)
    watch.readValues(rates)
    for (let i = 0; i < watch.count; i += 1) {
      const [after, before] = [values[i] ?? 0, rates[i] ?? 0]
      values[i] = (after + before) / 2
      rates[i] = (after - before) / (t + distance - (t - distance))
    }
    goBack(t)
  }
  const goBack = (t: number): void => {
    memory[timeAddress] = t
    copy(x, states)
  }
  const missOf = ({ guard }: Slide): number => (rates[guard] ?? 0) + (values[guard] ?? 0) / relaxation

  /** The shares that hold every surface, from what they make of it at -1 and 1. */
  const solve = (): boolean => {
    const t = memory[timeAddress] ?? 0
    const n = slides.length
    copy(states, x)
    shares.fill(-1)
    difference(t)
    copy(slope, below)
    jump.fill(0)
    slides.forEach((slide, k) => {
      offset[k] = -missOf(slide)
    })
    for (let column = 0; column < n; column += 1) {
      shares[column] = 1
      difference(t)
      for (let i = 0; i < jump.length; i += 1)
        jump[i] = (jump[i] ?? 0) + Math.abs((slope[i] ?? 0) - (below[i] ?? 0))
      slides.forEach((slide, row) => {
        matrix[row * n + column] = (missOf(slide) + (offset[row] ?? 0)) / 2
      })
      shares[column] = -1
    }
    const isSolved = solveLinear(matrix, offset, n)
    for (let k = 0; k < n; k += 1) shares[k] = isSolved ? (offset[k] ?? 0) - 1 : 0
    putModes()
    return isSolved
  }

  const setFlag = (guard: number, value: number): void => {
    const flag = watch.flagOf(guard)
    if (flag !== null) memory[flag] = value
  }
  const take = (wanted: readonly Slide[]): void => {
    for (const { members } of slides) {
      for (const { guard } of members) {
        watch.margins[guard] = Number.NaN
        setFlag(guard, 0)
      }
    }
    slides = [...wanted]
    shares = new Float64Array(slides.length)
    offset = new Float64Array(slides.length)
    matrix = new Float64Array(slides.length ** 2)
    modes.clear()
    for (const { members } of slides) {
      for (const { guard } of members) {
        if (watch.isSign(guard)) modes.add(watch.modeOf(guard))
        setFlag(guard, 1)
      }
    }
  }

  /** The guard with all others that cross 0 where it does; null where the motion does not lead back from both sides. */
  const findSurface = (guard: number): Slide | null => {
    const t = memory[timeAddress] ?? 0
    const mode = watch.modeOf(guard)
    const kept = memory[mode] ?? 0
    copy(states, x)
    memory[mode] = 1
    difference(t)
    const [valuesAbove, above] = [values.slice(), rates.slice()]
    memory[mode] = -1
    difference(t)
    memory[mode] = kept
    const at = (list: Float64Array, i: number): number => list[i] ?? 0
    const change = at(rates, guard) - at(above, guard)
    const near = SAME_INSTANT * Math.max(t, 1e-3 * stop) * change
    const isOwn = Math.abs(at(valuesAbove, guard) - at(values, guard)) <= near
    if (!(isOwn && at(above, guard) < 0 && at(rates, guard) > 0)) return null
    const members: { guard: number; turn: 1 | -1 }[] = []
    for (let i = 0; i < watch.count; i += 1) {
      if (!Number.isNaN(watch.margins[i])) continue
      const ratio = (at(rates, i) - at(above, i)) / change
      const [a, b] = [at(above, i) * at(rates, guard), at(rates, i) * at(above, guard)]
      const isSame = ratio !== 0 && Math.abs(a - b) <= SAME_RATE * (Math.abs(a) + Math.abs(b))
      if (isSame && Math.abs(at(values, i)) <= near * Math.abs(ratio))
        members.push({ guard: i, turn: ratio > 0 ? 1 : -1 })
    }
    return members.some(member => member.guard === guard) ? { guard, members } : null
  }

  const findPatience = (): number => {
    let longest = 0
    for (let i = 0; i < x.length; i += 1) {
      const push = jump[i] ?? 0
      if (push > 0) longest = Math.max(longest, Math.abs(x[i] ?? 0) / push)
    }
    return longest
  }
  const enter = (guard: number): boolean => {
    const found = Number.isNaN(watch.margins[guard]) ? findSurface(guard) : null
    if (!found) return false
    const before = slides
    take([...slides, found])
    if (solve() && shares.every(share => Math.abs(share) < 1)) {
      patience = findPatience()
      return true
    }
    take(before)
    prepare()
    return false
  }
  const prepare = (): void => {
    if (slides.length > 0) solve()
  }
  const computeDerivatives = (): void => {
    prepare()
    engine.computeDerivatives()
    if (slides.length === 0) return
    const nothing = Math.max(NOTHING, (ROUNDING * patience) / distanceAt(memory[timeAddress] ?? 0))
    for (let i = 0; i < jump.length; i += 1)
      if (Math.abs(derivatives[i] ?? 0) <= nothing * (jump[i] ?? 0)) derivatives[i] = 0
  }
  return {
    context,
    modes,
    forgiveFault: () => engine.forgiveFault(),
    computeDerivatives,
    computeHeld: () => {
      prepare()
      engine.computeHeld()
    },
    computeOutputs: tick => {
      engine.computeOutputs(tick)
      if (slides.length === 0) return
      // What is sampled at this instant takes part in the motion, and sees what holds it.
      solve()
      engine.computeOutputs(tick)
    },
    computeJacobian:
      computeJacobian &&
      (into => {
        if (slides.length === 0) return computeJacobian(into)
        differentiate(into)
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
      const left = slides.filter((_, k) => Math.abs(shares[k] ?? 0) <= 1)
      if (left.length === slides.length) return false
      take(left)
      return true
    },
    noteStep: seconds => {
      reach = REACH * seconds
    },
    heldLength: 2 + 2 * watch.count,
    save: into => {
      into.fill(0)
      into[0] = reach
      into[1] = patience
      into.set(suspects, 2 + watch.count)
      for (const { guard, members } of slides)
        for (const member of members) into[2 + member.guard] = member.turn * (1 + guard)
    },
    restore: from => {
      reach = from[0] ?? 0
      patience = from[1] ?? 0
      const surfaces = new Map<number, { guard: number; turn: 1 | -1 }[]>()
      suspects.set(from.subarray(2 + watch.count))
      from.subarray(2, 2 + watch.count).forEach((entry, guard) => {
        if (entry === 0) return
        const first = Math.abs(entry) - 1
        surfaces.set(first, [...(surfaces.get(first) ?? []), { guard, turn: entry > 0 ? 1 : -1 }])
      })
      take([...surfaces].map(([guard, members]) => ({ guard, members })))
    },
  }

  /** Column by column: the surface couples states that the plan of the Jacobian knows nothing of. */
  function differentiate(into: Float64Array): void {
    const pattern = program.jacobian?.pattern
    if (!pattern) return
    const at = Float64Array.from(states)
    computeDerivatives()
    const base = Float64Array.from(derivatives)
    for (let column = 0; column < at.length; column += 1) {
      const value = at[column] ?? 0
      const moved = value + NUDGE * Math.max(Math.abs(value), 1e-3)
      copy(at, states)
      states[column] = moved
      computeDerivatives()
      rowsOf(pattern, column).forEach((row, k) => {
        const change = (derivatives[row] ?? 0) - (base[row] ?? 0)
        into[(pattern.columnStarts[column] ?? 0) + k] = change / (moved - value)
      })
    }
    copy(at, states)
  }
}

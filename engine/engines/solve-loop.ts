/**
 * An algebraic loop y = next(y), solved for its torn outputs y by damped Newton: (J - 1) d = y - next(y), y += s d with
 * s = 1, 1/2, 1/4, ... until the residual falls. J is exact, one direction of tangents at a time. A linear loop is done
 * after one factorisation; the iteration ends where rounding lets the residual fall no further. Of a
 * constraint, next(y) = 0 is wanted instead: J d = -next(y). Its residual may be of any size: a step that no longer moves y
 * is the end. Truths have no value between 0 and 1: they are held while the numbers are solved for, then become what the
 * loop makes of them, until nothing changes.
 *
 * Where Newton finds nothing from the first guess, the loop is followed as if a small lag were in it, dy/dtau = +-(next(y) - y),
 * until it comes to rest near a solution: implicit Euler, whose steps grow as the residual falls.
 * C. T. Kelley, D. E. Keyes, Convergence Analysis of Pseudo-Transient Continuation, SIAM J. Numer. Anal. 35 (1998).
 * Later in a run there is no guess but the last values: where their solution ends, that is an error and no jump to another.
 */
import type { LoopSolution, Tear } from '../compile/program.ts'
import { solveLinear } from '../math/linear-solve.ts'

export type LoopFault = 'singular' | 'no-convergence'

/** How one engine computes a loop's parts. */
export interface LoopParts {
  readonly loop: LoopSolution
  readonly memory: Float64Array
  /** Once round the loop: the other outputs, then every tear's `next`. */
  readonly computeValues: () => void
  readonly computeTangents: () => void
}

const MOST_ITERATIONS = 50
const MOST_HALVINGS = 30
/** Residual, relative to the values, at which a solution that no longer improves is accepted. */
const ACCEPTED = 1e-10
const PERFECT = 2 ** -52
/** Steps of the lag in each direction, the first of them in its own time, and how much one may be longer than the last. */
const MOST_LAGS = 100
const FIRST_LAG = 0.1
const MOST_GROWTH = 10
/** Residual, relative to the first values, from which Newton goes on. */
const NEAR = 1e-6

/** Allocates once; each call then solves from the last values and says what went wrong, or null. */
export function createLoopSolver({
  loop,
  memory,
  computeValues,
  computeTangents,
}: LoopParts): () => LoopFault | null {
  const all = loop.tears.flatMap(listSlots)
  const slots = all.filter(({ isTruth }) => !isTruth)
  const truths = all.filter(({ isTruth }) => isTruth)
  const n = slots.length
  const jacobian = new Float64Array(n * n)
  const direction = new Float64Array(n)
  const start = new Float64Array(n)
  const guess = new Float64Array(n)
  const sizes = new Float64Array(n)
  let hasSolved = false
  const read = (address: number): number => memory[address] ?? 0

  /** Largest residual relative to the size of what is compared; NaN where a value is not finite. */
  const evaluate = (): number => {
    computeValues()
    let worst = 0
    for (const { value, next, isConstraint } of slots) {
      const y = read(value)
      const target = read(next)
      const relative = isConstraint
        ? Math.abs(target)
        : Math.abs(target - y) / Math.max(Math.abs(y), Math.abs(target), 1)
      if (Number.isNaN(relative)) return relative
      worst = Math.max(worst, relative)
    }
    return worst
  }
  /** The matrix J - 1 and, as `direction`, what the residual lacks. */
  const fillSystem = (): void => {
    for (const { tangent } of truths) memory[tangent] = 0
    for (let column = 0; column < n; column += 1) {
      for (let i = 0; i < n; i += 1) memory[slots[i]?.tangent ?? 0] = i === column ? 1 : 0
      computeTangents()
      for (let row = 0; row < n; row += 1) {
        const own = row === column && !slots[row]?.isConstraint ? 1 : 0
        jacobian[row * n + column] = read(slots[row]?.nextTangent ?? 0) - own
      }
    }
    slots.forEach(({ value, next, isConstraint }, i) => {
      direction[i] = (isConstraint ? 0 : read(value)) - read(next)
    })
  }
  const computeDirection = (): boolean => {
    fillSystem()
    return solveLinear(jacobian, direction, n)
  }
  const hasConstraint = slots.some(({ isConstraint }) => isConstraint)
  const enough = hasConstraint ? 0 : PERFECT
  /** Whether Newton's step is nothing beside the values. */
  const isSmallStep = (): boolean =>
    slots.every((_, i) => Math.abs(direction[i] ?? 0) <= ACCEPTED * Math.max(Math.abs(start[i] ?? 0), 1))
  const move = (scale: number): void => {
    for (let i = 0; i < n; i += 1)
      memory[slots[i]?.value ?? 0] = (start[i] ?? 0) + scale * (direction[i] ?? 0)
  }

  /** To where a step began, whatever its direction has become. */
  const goBack = (): void => {
    for (let i = 0; i < n; i += 1) memory[slots[i]?.value ?? 0] = start[i] ?? 0
  }

  const solveNumbers = (): LoopFault | null => {
    let residual = evaluate()
    for (let iteration = 0; iteration < MOST_ITERATIONS; iteration += 1) {
      if (residual <= enough) return null
      for (let i = 0; i < n; i += 1) start[i] = read(slots[i]?.value ?? 0)
      if (!computeDirection()) return residual <= ACCEPTED ? null : 'singular'
      let scale = 1
      let next = Number.NaN
      for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
        move(scale)
        next = evaluate()
        if (next < residual) break
        scale /= 2
      }
      if (!(next < residual)) {
        const isStill = hasConstraint && isSmallStep()
        goBack()
        evaluate()
        return residual <= ACCEPTED || isStill ? null : 'no-convergence'
      }
      residual = next
    }
    return residual <= ACCEPTED ? null : 'no-convergence'
  }
  /** Largest residual relative to the sizes of the first values; NaN where a value is not finite. */
  const measure = (): number => {
    computeValues()
    return slots.reduce((worst, { value, next, isConstraint }, i) => {
      const residual = Math.abs(read(next) - (isConstraint ? 0 : read(value)))
      return Number.isNaN(residual) ? residual : Math.max(worst, residual / (sizes[i] ?? 1))
    }, 0)
  }
  const goToGuess = (): void => {
    start.set(guess)
    goBack()
  }
  /** @returns whether the lag led near a solution */
  const followLag = (turn: 1 | -1): boolean => {
    goToGuess()
    let residual = measure()
    let lag = FIRST_LAG
    for (let count = 0; count < MOST_LAGS && residual > NEAR; count += 1) {
      for (let i = 0; i < n; i += 1) start[i] = read(slots[i]?.value ?? 0)
      fillSystem()
      for (let i = 0; i < jacobian.length; i += 1) jacobian[i] = -turn * (jacobian[i] ?? 0)
      for (let i = 0; i < n; i += 1) {
        const own = i * n + i
        jacobian[own] = (jacobian[own] ?? 0) + 1 / lag
        direction[i] = -turn * (direction[i] ?? 0)
      }
      const isSolved = solveLinear(jacobian, direction, n)
      if (isSolved) move(1)
      const next = isSolved ? measure() : Number.NaN
      if (Number.isFinite(next)) {
        lag *= next <= residual ? Math.min((2 * residual) / next, MOST_GROWTH) : residual / next
        residual = next
      } else {
        goBack()
        computeValues()
        lag /= 4
      }
    }
    return residual <= NEAR
  }
  const solveFromGuess = (): LoopFault | null => {
    slots.forEach(({ value }, i) => {
      guess[i] = read(value)
    })
    const fault = solveNumbers()
    if (fault === null) return null
    goToGuess()
    computeValues()
    slots.forEach(({ value, next }, i) => {
      sizes[i] = Math.max(Math.abs(read(value)), Math.abs(read(next)), 1)
    })
    for (const turn of [1, -1] as const) if (followLag(turn) && solveNumbers() === null) return null
    return fault
  }
  /** Whether the loop makes something else of some truth. */
  const takeTruths = (): boolean => {
    let hasChanged = false
    for (const { value, next } of truths) {
      hasChanged ||= read(value) !== read(next)
      memory[value] = read(next)
    }
    return hasChanged
  }

  return () => {
    for (let round = 0; round < MOST_ITERATIONS; round += 1) {
      const fault = hasSolved ? solveNumbers() : solveFromGuess()
      if (fault) return fault
      if (takeTruths()) continue
      hasSolved = true
      return null
    }
    return 'no-convergence'
  }
}

interface Slot {
  readonly value: number
  readonly next: number
  readonly tangent: number
  readonly nextTangent: number
  readonly isConstraint: boolean
  readonly isTruth: boolean
}

function listSlots({ address, next, tangent, nextTangent, width, isConstraint, isTruth }: Tear): Slot[] {
  return Array.from({ length: width }, (_, i) => ({
    value: address + i,
    next: next + i,
    tangent: tangent + i,
    nextTangent: nextTangent + i,
    isConstraint,
    isTruth,
  }))
}

/** How a run with variable steps goes on from the point that it is at. */
import { BETWEEN_TICKS } from '../compile/infer-rates.ts'
import type { Program } from '../compile/program.ts'
import type { Turn } from './choose-solver.ts'

export interface Course {
  /** Whether something may follow here from what has just happened. */
  hasEvent: boolean
  /** Whether something jumped, so that the solver begins anew. */
  mustRestart: boolean
  /** How long the first step is to be where the solver begins anew: seconds, 0 leaves it to the solver. */
  firstStep: number
}

/** Where a run is. */
export interface Stand {
  /** Major steps taken. */
  readonly steps: number
  /** The tick at the present instant, or that there is none. */
  readonly present: number
  /** Of the steps before the present one: seconds. */
  readonly lastStep: number
}

/** Numbers in a snapshot: where the run is, how it goes on, and where the model turned stiff. */
export const HELD_NUMBERS = 8

export function beginCourse({ variable }: Program): Course {
  return { hasEvent: false, mustRestart: true, firstStep: variable?.initialStep ?? 0 }
}

/** The tick where the instant is on it, else that there is none. */
export function findTick({ step }: Program, timeSeconds: number, tick: number): number {
  return Math.abs(tick * step - timeSeconds) < 1e-6 * step ? tick : BETWEEN_TICKS
}

export function holdCourse(course: Course, stand: Stand, turned: Turn | null): number[] {
  const { hasEvent, mustRestart, firstStep } = course
  const { steps, present, lastStep } = stand
  return [
    steps,
    present,
    Number(hasEvent),
    Number(mustRestart),
    firstStep,
    lastStep,
    turned?.timeSeconds ?? -1,
    turned?.rate ?? 0,
  ]
}

export function readTurn(held: Float64Array): Turn | null {
  const [timeSeconds = -1, rate = 0] = held.subarray(HELD_NUMBERS - 2)
  return timeSeconds < 0 ? null : { timeSeconds, rate }
}

export function readCourse(held: Float64Array): { readonly stand: Stand; readonly course: Course } {
  const [steps = 0, present = BETWEEN_TICKS, event = 1, restart = 1, firstStep = 0, lastStep = 0] = held
  const course = { hasEvent: event === 1, mustRestart: restart === 1, firstStep }
  return { stand: { steps, present, lastStep }, course }
}

/** How a run with variable steps goes on from the point that it is at. */
import { BETWEEN_TICKS } from '../compile/infer-rates.ts'
import type { Program } from '../compile/program.ts'
import type { Turn } from './choose-solver.ts'

export interface Course {
  /** The tick at the present instant, or that there is none. */
  present: number
  /** Whether something may follow here from what has just happened. */
  hasEvent: boolean
  /** Whether something jumped, so that the solver begins anew. */
  mustRestart: boolean
  /** How long the first step is to be where the solver begins anew: seconds, 0 leaves it to the solver. */
  firstStep: number
  /** Of the steps before the present one: seconds. */
  lastStep: number
}

/** Numbers of a course in a snapshot, with the major steps taken and where the model turned stiff. */
export const HELD_NUMBERS = 8

export function beginCourse({ variable }: Program): Course {
  return {
    present: 0,
    hasEvent: false,
    mustRestart: true,
    firstStep: variable?.initialStep ?? 0,
    lastStep: 0,
  }
}

/** From a point of which nothing but the memory is known: anything may follow. */
export function beginCourseAt(program: Program, timeSeconds: number, tick: number): Course {
  return { ...beginCourse(program), present: findTick(program, timeSeconds, tick), hasEvent: true }
}

/** The tick where the instant is on it, else that there is none. */
export function findTick({ step }: Program, timeSeconds: number, tick: number): number {
  return Math.abs(tick * step - timeSeconds) < 1e-6 * step ? tick : BETWEEN_TICKS
}

export function holdCourse(course: Course, steps: number, turned: Turn | null): number[] {
  const { present, hasEvent, mustRestart, firstStep, lastStep } = course
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

export function readCourse(held: Float64Array): { readonly steps: number; readonly course: Course } {
  const [steps = 0, present = BETWEEN_TICKS, event = 1, restart = 1, firstStep = 0, lastStep = 0] = held
  const course = { present, hasEvent: event === 1, mustRestart: restart === 1, firstStep, lastStep }
  return { steps, course }
}

/** Outputs where a step has led to: what modes and discrete outputs give that were held until then, and what is then. */
import { BETWEEN_TICKS } from '../compile/infer-rates.ts'
import type { Program } from '../compile/program.ts'
import type { Engine } from '../engines/engine.ts'
import type { Course } from './course.ts'
import { createNotedValues, differs } from './noted-values.ts'
import type { RowStage } from './row-sink.ts'
import type { Sliding } from './sliding.ts'

/** Of the time: how long before a jump its first side is remembered. Solvers can tell it from the other one. */
const JUST_BEFORE = 2 ** -30

/** The states are there already; `tBefore` is where the step began. */
export type Arrive = (course: Course, present: number, t: number, tBefore: number, isEvent: boolean) => void

export function createArrival(
  program: Program,
  engine: Engine,
  sliding: Sliding,
  stage: RowStage | undefined,
): Arrive {
  const { memory, outputs } = engine.context
  const { timeAddress } = program
  const modes = createNotedValues(memory, program.events?.modes ?? [])
  const outputsBefore = new Float64Array(outputs.length)
  const outputsAfter = new Float64Array(outputs.length)

  /** What keeps samples takes one of just before a jump: a delay of a step is a step, not a ramp since the last sample. */
  const rememberBefore = (t: number, tBefore: number): void => {
    const before = t - JUST_BEFORE * t
    if (!(tBefore < before)) return
    memory[timeAddress] = before
    engine.remember()
    memory[timeAddress] = t
  }
  /** Reports the first side where something jumped; returns whether it did. */
  const computeBothSides = (t: number, tick: number, tBefore: number): boolean => {
    sliding.computeHeld()
    engine.renew()
    outputsBefore.set(outputs)
    sliding.computeOutputs(tick)
    if (!differs(outputs, outputsBefore)) return false
    outputsAfter.set(outputs)
    outputs.set(outputsBefore)
    rememberBefore(t, tBefore)
    stage?.add(memory, 0, t)
    outputs.set(outputsAfter)
    return true
  }
  return (course, present, t, tBefore, isEvent) => {
    modes.note()
    if (sliding.leaveSpent()) course.mustRestart = true
    if (!Number.isNaN(present) || isEvent) {
      if (computeBothSides(t, present, tBefore)) course.mustRestart = true
    } else sliding.computeOutputs(present)
    if (sliding.leaveSpent()) sliding.computeOutputs(BETWEEN_TICKS)
    course.hasEvent = isEvent || modes.findChange(sliding.modes) !== -1
    if (course.hasEvent) course.mustRestart = true
  }
}

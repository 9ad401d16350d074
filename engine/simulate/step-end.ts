/** Where the solver's last step leads a run: to its end, or to just after the first event inside it. */
import type { Program } from '../compile/program.ts'
import type { Engine } from '../engines/engine.ts'
import { copy } from './follow.ts'
import type { GuardWatch } from './guard-watch.ts'
import { createEventLocator } from './locate-event.ts'
import type { Sliding } from './sliding.ts'
import type { SolverInUse } from './solver-in-use.ts'

export interface StepEnd {
  /** The states at an instant of the step into memory, with that time. */
  readonly goTo: (t: number) => void
  /**
   * The first event, with the states there in memory; null where there is none, and the states of the end. Samples are
   * kept on the way there.
   */
  readonly reach: () => number | null
}

export function createStepEnd(
  { timeAddress }: Program,
  engine: Engine,
  watch: GuardWatch,
  sliding: Sliding,
  solver: SolverInUse,
): StepEnd {
  const { memory, continuousStates: states } = engine.context
  const point = new Float64Array(states.length)
  const statesAtEnd = new Float64Array(states.length)

  const put = (t: number, x: Float64Array): void => {
    memory[timeAddress] = t
    copy(x, states)
  }
  const goTo = (t: number): void => {
    solver.pursuit.steps.interpolate(t, point)
    put(t, point)
  }
  const evaluateAt = (t: number): void => {
    goTo(t)
    sliding.computeHeld()
  }
  const { locate } = createEventLocator(watch, evaluateAt)

  /** As closely as can be told. */
  const refine = (event: number): number => {
    const { steps, refiner } = solver.pursuit
    const refined = event < steps.t ? (refiner?.refine(event, steps.t) ?? null) : null
    if (refined !== null && refiner) put(refined, refiner.x)
    else evaluateAt(event)
    return refined ?? event
  }
  /** What is in memory at the end of the way is there again afterwards. */
  const rememberUntil = (end: number): void => {
    const { steps, samplesBetween } = solver.pursuit
    if (samplesBetween === 0) return
    statesAtEnd.set(states)
    const parts = samplesBetween + 1
    for (let part = 1; part < parts; part += 1) {
      evaluateAt(steps.tBefore + (part / parts) * (end - steps.tBefore))
      engine.remember()
    }
    put(end, statesAtEnd)
    sliding.computeHeld()
  }
  return {
    goTo,
    reach: () => {
      const { steps } = solver.pursuit
      const located = watch.count > 0 ? locate(steps.tBefore, steps.t) : null
      const event = located === null ? null : refine(located)
      if (event === null) goTo(steps.t)
      rememberUntil(event ?? steps.t)
      return event
    },
  }
}

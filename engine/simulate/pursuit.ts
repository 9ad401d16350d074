/** What follows a run's continuous states from step to step, and leads to events inside a step. */
import type { Program, VariableSettings } from '../compile/program.ts'
import type { VariableSolver, VariableStep } from '../solvers/solver.ts'
import { copy, follow } from './follow.ts'
import type { GuardWatch } from './guard-watch.ts'
import { createEventRefiner, type EventRefiner } from './refine-event.ts'
import { countBetween } from './remember-between.ts'
import type { Sliding } from './sliding.ts'

export interface Pursuit {
  readonly steps: VariableStep
  /** Null where there are no events, or no states that move towards them. */
  readonly refiner: EventRefiner | null
  /** How many samples are kept between the ends of a step. */
  readonly samplesBetween: number
}

interface Surroundings {
  readonly sliding: Sliding
  readonly watch: GuardWatch
  /** Where the solver met finite states whose derivatives are not. */
  readonly onUnfit: (t: number, x: Float64Array) => void
}

export function createPursuit(
  program: Program,
  settings: VariableSettings,
  solver: VariableSolver,
  { sliding, watch, onUnfit }: Surroundings,
): Pursuit {
  const { memory, continuousStates: states } = sliding.context
  const steps = follow(program, settings, solver, sliding, onUnfit)
  const samplesBetween = countBetween(program, solver)
  if (watch.count === 0 || states.length === 0) return { steps, refiner: null, samplesBetween }
  const own = follow(program, settings, solver, sliding)
  const evaluate = (t: number, x: Float64Array): void => {
    memory[program.timeAddress] = t
    copy(x, states)
    sliding.computeHeld()
  }
  return { steps, refiner: createEventRefiner({ steps, own, watch, evaluate }), samplesBetween }
}

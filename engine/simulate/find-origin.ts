/**
 * Where inside a step a value first stopped being finite. A NaN that a block makes at one of the solver's own instants shows
 * at the step's end in the states first, and in every block behind them; so the step is taken once more from what the
 * memory was before it, by the engine that leaves every output in memory, and looked at from instant to instant.
 */
import type { Program } from '../compile/program.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { createTickClock } from '../math/tick-time.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { findBehindDerivatives } from './find-not-finite.ts'
import { copy } from './follow.ts'
import { createIntegrator } from './integrator.ts'

/** Of the fixed step from a tick on, where `before` has the memory at that tick; null where it is not inside the step. */
export function findInStep(program: Program, before: Float64Array, tick: number): Diagnostic | null {
  const engine = createSimpleEngine(program, false)
  const { memory } = engine.context
  const timeOf = createTickClock(program.step)
  let found: Diagnostic | null = null
  const integrate = createIntegrator(program, engine.context, () => {
    if (found) return
    engine.computeDerivatives()
    found = findBehindDerivatives(engine, program, memory[program.timeAddress] ?? 0)
  })
  memory.set(before)
  engine.update(tick)
  integrate(timeOf(tick), timeOf(tick + 1))
  return found
}

/** At a time and states to which a solver of variable steps came, all else being as in `held`. */
export function findAt(program: Program, held: Float64Array, t: number, x: Float64Array): Diagnostic | null {
  const engine = createSimpleEngine(program, false)
  const { memory, continuousStates } = engine.context
  memory.set(held.subarray(0, program.memoryLength))
  memory[program.timeAddress] = t
  copy(x, continuousStates)
  engine.computeDerivatives()
  return findBehindDerivatives(engine, program, t)
}

/** Whether the states have made a model stiff on the way, looked at from the instant that its memory is at. */
import type { Program } from '../compile/program.ts'
import type { Engine } from '../engines/engine.ts'
import { isHeldBack, isLong, type Turn } from './choose-solver.ts'
import { estimateFastest } from './fastest-part.ts'
import { copy } from './follow.ts'
import type { Sliding } from './sliding.ts'

/** Where to go on with a stiff solver, or null; memory is as it was before. */
export type FindTurn = (timeSeconds: number, lastStep: number) => Turn | null

export function createTurnFinder(
  program: Program,
  engine: Engine,
  sliding: Sliding,
  stopSeconds: number,
): FindTurn {
  const { memory, continuousStates: states, derivatives, outputs } = engine.context
  const statesBefore = new Float64Array(states.length)
  const outputsBefore = new Float64Array(outputs.length)
  const put = (t: number, x: Float64Array): void => {
    memory[program.timeAddress] = t
    copy(x, states)
  }
  return (timeSeconds, lastStep) => {
    if (!isLong(stopSeconds - timeSeconds, lastStep)) return null
    statesBefore.set(states)
    outputsBefore.set(outputs)
    const fastest = estimateFastest(
      (t, x, dx) => {
        put(t, x)
        sliding.computeDerivatives()
        copy(derivatives, dx)
      },
      timeSeconds,
      statesBefore,
    )
    put(timeSeconds, statesBefore)
    outputs.set(outputsBefore)
    engine.forgiveFault()
    const point = { timeSeconds, rate: fastest.rate }
    return isHeldBack(program, fastest, point, lastStep) ? point : null
  }
}

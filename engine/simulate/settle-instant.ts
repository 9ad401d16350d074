/**
 * Updates at one instant with variable steps: x+ := update(t, u, x-), then what follows from it, round after round, until
 * nothing changes.
 */
import { BETWEEN_TICKS } from '../compile/infer-rates.ts'
import type { Program } from '../compile/program.ts'
import type { Engine } from '../engines/engine.ts'
import { createNotedValues, differs } from './noted-values.ts'
import type { Sliding } from './sliding.ts'

/** Updates and outputs at one instant, before it counts as never settling. */
const MOST_ROUNDS = 1000

/** Nothing changed; something did, but no output; some output did; there is no end of it. */
type Settled = 'still' | 'changed' | 'moved' | 'restless'

export interface Settling {
  /** `tick` is NaN between ticks; `isOpen`: something may follow even if the updates reset no state. */
  readonly settle: (tick: number, isOpen: boolean) => Settled
  /** The block of a mode, else of a state, that changed in the last round. */
  readonly findRestless: () => number
}

export function createSettling(
  program: Program,
  { guards, modes: addresses }: NonNullable<Program['events']>,
  engine: Engine,
  sliding: Sliding,
): Settling {
  const { memory, continuousStates: states, outputs } = engine.context
  const modes = createNotedValues(memory, addresses)
  const statesBefore = new Float64Array(states.length)
  const outputsBefore = new Float64Array(outputs.length)
  return {
    settle: (tick, given) => {
      let isOpen = given
      let hasChanged = false
      outputsBefore.set(outputs)
      for (let round = 0; ; round += 1) {
        statesBefore.set(states)
        modes.note()
        engine.update(round === 0 ? tick : BETWEEN_TICKS)
        const isReset = differs(states, statesBefore)
        if (!isReset && !isOpen) break
        sliding.computeOutputs(BETWEEN_TICKS)
        isOpen = modes.findChange(sliding.modes) !== -1
        hasChanged = true
        if (!isReset && !isOpen) break
        if (round >= MOST_ROUNDS) return 'restless'
      }
      if (!hasChanged) return 'still'
      return differs(outputs, outputsBefore) ? 'moved' : 'changed'
    },
    findRestless: () => {
      const mode = addresses[modes.findChange(sliding.modes)]
      const guard = guards.find(
        ({ mode: first, width }) => mode !== undefined && mode >= first && mode < first + width,
      )
      if (guard) return guard.block
      const flag = program.outputs.find(
        ({ address, width }) => mode !== undefined && mode >= address && mode < address + width,
      )
      if (flag) return flag.block
      const state =
        program.sections.continuousStates.address + states.findIndex((x, i) => x !== statesBefore[i])
      const start = program.start.find(({ address, width }) => state >= address && state < address + width)
      return start?.block ?? 0
    },
  }
}

/** What a variable-step solver could not do, in the user's words, with the block that is most likely at fault. */
import type { Program } from '../compile/program.ts'
import { areFinite } from '../math/finite.ts'
import type { Diagnostic, DiagnosticCode, Place } from '../model/diagnostic.ts'
import type { StepOutcome } from '../solvers/solver.ts'
import { findAt } from './find-origin.ts'
import { timeText } from './time-text.ts'

/** A state that would grow by its own size in less than this part of the time so far is running away. */
const RUNAWAY = 1e-6

/** Of the run: what cannot be followed so early does not grow, but leaves 0 in a way that no step can take. */
const START = 1e-15

/** Trials fail this near, as a part of the run, before a step vanishes in front of what is not finite. */
const NEAR = 1e-9

/** Where a step began, and where finite states last had derivatives that are not. */
interface Trial {
  readonly timeSeconds: number
  readonly unfit: { readonly t: number; readonly x: Float64Array }
}

/** The states and derivatives in memory are those where the step began. */
export function describeStepFault(
  outcome: Exclude<StepOutcome, 'accepted'>,
  program: Program,
  memory: Float64Array,
  { timeSeconds, unfit }: Trial,
): Diagnostic {
  const view = ({ address, length }: { address: number; length: number }): Float64Array =>
    memory.subarray(address, address + length)
  const states = view(program.sections.continuousStates)
  const derivatives = view(program.sections.derivatives)
  if (!areFinite(derivatives)) {
    const found = findAt(program, memory, timeSeconds, states)
    if (found) return found
  }
  const isNearby = Math.abs(unfit.t - timeSeconds) <= NEAR * program.stop
  // Where time alone leads to what is not finite, no state is to blame.
  const ahead = isNearby ? findAt(program, memory, unfit.t, states) : null
  if (ahead) return ahead
  const worst = findFastest(states, derivatives)
  const x = states[worst] ?? 0
  const dx = derivatives[worst] ?? 0
  // What has just left 0 has grown by its size in the time so far, and no faster; at the very start nothing has grown yet.
  const isRunaway =
    x * dx > 0 && Math.abs(x) < Math.abs(dx) * RUNAWAY * timeSeconds && timeSeconds > START * program.stop
  if (isRunaway && outcome !== 'singular') {
    return describe(
      'finite-escape',
      worst,
      `The state grows beyond all bounds: it is ${x.toPrecision(3)} and rising ever faster`,
      'A loop feeds it back with the wrong sign or too much gain; check signs, or limit the signal.',
    )
  }
  // No step, however short, stays clear of where the states are numbers and what follows from them is not.
  if (isNearby) {
    const found = findAt(program, memory, unfit.t, unfit.x)
    if (found) return found
  }
  if (outcome === 'singular') {
    return describe(
      'singular-jacobian',
      worst,
      'The equations of an implicit step have no unique solution (a singular Jacobian)',
      'Try a solver that is not stiff, such as dp54, or a smaller longest step.',
    )
  }
  return describe(
    'step-too-small',
    worst,
    'The tolerances cannot be met: the step would have to be smaller than the spacing of doubles',
    'Look for a jump that no event announces or a gain that is far too large, or loosen the tolerances.',
  )

  function describe(code: DiagnosticCode, state: number, what: string, hint: string): Diagnostic {
    const place = findPlace(program, state)
    return {
      severity: 'error',
      code,
      message: `${what}, at ${timeText(timeSeconds)}.`,
      hint,
      place,
      timeSeconds,
    }
  }
}

/** Where a continuous state, counted from 0, belongs. */
function findPlace({ start, sections, blocks }: Program, state: number): Place {
  const address = sections.continuousStates.address + state
  const owner = start.find(({ address: first, width }) => address >= first && address < first + width)
  const block = owner && blocks[owner.block]
  return block ? { model: block.model, path: block.path, block: block.name } : {}
}

function findFastest(states: Float64Array, derivatives: Float64Array): number {
  let worst = 0
  let fastest = -1
  derivatives.forEach((dx, i) => {
    const rate = Math.abs(dx) / Math.max(Math.abs(states[i] ?? 0), Number.MIN_VALUE)
    if (rate > fastest && dx !== 0) {
      fastest = rate
      worst = i
    }
  })
  return worst
}

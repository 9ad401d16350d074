/** What a signal was some time ago: a ring of samples (t, u), shared by the two delays. */
import {
  add,
  type BehaviourScope,
  constant,
  count,
  type Expression,
  history,
  lessOrEqual,
  maximum,
  modulo,
  number,
  reshape,
  select,
  subtract,
} from '../../sdk.ts'

export const DELAY_PARAMETERS = {
  initial: number('Initial output', '0', { description: 'Output while the delay reaches before the start.' }),
  samples: count('Samples kept', '1024', {
    least: 2,
    most: 1_000_000,
    description: 'At least the delay divided by the step, and a few more.',
  }),
}

/** A polynomial through up to eight samples where they are smooth, else a line; with a delay shorter than a step it goes on beyond the last. */
export function delaySignal(
  u: Expression,
  delay: Expression,
  { initial, samples }: { readonly initial: Expression; readonly samples: number },
  {
    t,
    discreteArray,
    discreteState,
  }: Pick<BehaviourScope<never, never>, 't' | 'discreteArray' | 'discreteState'>,
) {
  // With variable steps a jump is kept from both sides, and a long step with some samples between its ends.
  const places = 4 * samples
  const times = discreteArray('times', constant(0), places)
  const values = discreteArray('values', initial, places, u.width)
  const written = discreteState('written', constant(0))
  const at = subtract(t, maximum(delay, 0))
  const past = history(at, { times, values, written, elementWidth: u.width })
  const index = modulo(written, places)
  const y = select(lessOrEqual(at, 0), initial, past)
  return {
    outputs: { y: y.width === u.width ? reshape(y, u.columns) : y },
    updates: {
      times: { index, value: t },
      values: { index, value: u },
      written: add(written, 1),
    },
  }
}

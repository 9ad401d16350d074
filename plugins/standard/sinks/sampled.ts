/** Which samples of a signal are kept: those of a sample time, and of these every n-th. */
import {
  add,
  type BehaviourScope,
  constant,
  count,
  type Expression,
  equal,
  modulo,
  period,
  select,
  truth,
} from '../../sdk.ts'

export const SAMPLING = {
  decimation: count('Decimation', '1', {
    least: 1,
    most: 1_000_000,
    description: 'Keeps every n-th sample; 1 keeps all.',
  }),
  sampleTime: period('Sample time', '0', {
    description:
      'Seconds between samples, a whole multiple of the step; 0 takes the sample time of the signal.',
  }),
}

interface Sampling {
  readonly decimation: number
  readonly sampleTime: number
}

/** Null where the signal says when. */
export function periodOf({ sampleTime }: Sampling): number | null {
  return sampleTime === 0 ? null : sampleTime
}

export interface Samples {
  /** Whether the present sample is kept. */
  readonly isKept: Expression
  readonly updates: Readonly<Record<string, Expression>>
}

export function countSamples(
  { decimation }: Pick<Sampling, 'decimation'>,
  { discreteState }: Pick<BehaviourScope<never, never>, 'discreteState'>,
): Samples {
  if (decimation === 1) return { isKept: truth(true), updates: {} }
  const passed = discreteState('passed', constant(0))
  return { isKept: equal(passed, 0), updates: { passed: modulo(add(passed, 1), decimation) } }
}

/** The signal at the last sample that was kept. */
export function holdKept(
  signal: Expression,
  { isKept, updates }: Samples,
  { discreteState }: Pick<BehaviourScope<never, never>, 'discreteState'>,
): { readonly value: Expression; readonly updates: Readonly<Record<string, Expression>> } {
  if (isKept.kind === 'constant') return { value: signal, updates }
  const held = discreteState('held', constant(0), signal)
  const value = select(isKept, signal, held)
  return { value, updates: { ...updates, held: value } }
}

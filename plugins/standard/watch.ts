import {
  add,
  and,
  type Behaviour,
  type BehaviourScope,
  choice,
  concatenate,
  constant,
  type Expression,
  elements,
  equal,
  flag,
  isTrue,
  not,
  or,
  select,
  toReal,
  truth,
  type Watch,
} from '../sdk.ts'

/** Parameters of all checks. */
export const CHECK_PARAMETERS = {
  enabled: flag('Enabled', 'true', { description: 'A check that is off lets everything pass.' }),
  action: choice('When it fails', 'fail', {
    fail: 'End the run with an error',
    stop: 'End the run without one',
    warn: 'Warn, and go on',
    mark: 'Mark the instant in the scopes, and go on',
  }),
}

interface CheckSettings {
  readonly enabled: boolean
  readonly action: Watch['action']
}

export function watchWith({ action }: CheckSettings, message: string): Watch {
  return { action, message }
}

/** Instants that a check notes; it goes on counting after them. */
const NOTED = 16

/** Ends the run where the condition holds, or counts and notes when it begins to; see `Watch`. */
export function watchCondition(
  { enabled, action }: CheckSettings,
  condition: Expression,
  { t, discreteState }: Pick<BehaviourScope<never, never>, 't' | 'discreteState'>,
): Behaviour {
  const isRaised = and(truth(enabled), condition)
  if (action === 'stop' || action === 'fail') return { outputs: { watch: isRaised } }
  const isAny = elements(isRaised).reduce((any, next) => or(any, next))
  const wasRaised = isTrue(discreteState('wasRaised', constant(0)))
  const begins = and(isAny, not(wasRaised))
  const count = discreteState('count', constant(0))
  const times = discreteState('times', constant(0), NOTED)
  const places = constant(Array.from({ length: NOTED }, (_, i) => i))
  const countNow = add(count, toReal(begins))
  const timesNow = select(and(begins, equal(count, places)), t, times)
  return {
    outputs: { watch: concatenate([countNow, timesNow]) },
    updates: { wasRaised: toReal(isAny), count: countNow, times: timesNow },
  }
}

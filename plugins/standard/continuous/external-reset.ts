import {
  and,
  type BehaviourScope,
  constant,
  type Expression,
  exclusiveOr,
  greater,
  isTrue,
  not,
  notEqual,
  toReal,
} from '../../sdk.ts'

export const RESETS = {
  none: 'None',
  rising: 'Rising: the signal becomes positive',
  falling: 'Falling: the signal stops being positive',
  either: 'Either edge',
  level: 'Level: while the signal is not 0',
} as const

export type ResetKind = Exclude<keyof typeof RESETS, 'none'>

export interface ExternalReset {
  /** True at a major step at which the state goes to its initial value. */
  readonly isTriggered: Expression
  /** True through the step that follows a reset that lasts, null where none lasts. */
  readonly isHeld: Expression | null
  readonly updates: Readonly<Record<string, Expression>>
}

/**
 * Compares the signal with its value at the major step before. At the start that value counts as not positive: an edge
 * there resets a state that is at its initial value anyway.
 */
export function watchReset(
  kind: ResetKind,
  signal: Expression,
  discreteState: BehaviourScope<never, never>['discreteState'],
): ExternalReset {
  if (kind === 'level') {
    const isTriggered = notEqual(signal, 0)
    const held = discreteState('held', constant(0), signal)
    return { isTriggered, isHeld: isTrue(held), updates: { held: toReal(isTriggered) } }
  }
  const isPositive = greater(signal, 0)
  const wasPositive = isTrue(discreteState('wasPositive', constant(0), signal))
  const edges: Record<typeof kind, () => Expression> = {
    rising: () => and(isPositive, not(wasPositive)),
    falling: () => and(wasPositive, not(isPositive)),
    either: () => exclusiveOr(isPositive, wasPositive),
  }
  return { isTriggered: edges[kind](), isHeld: null, updates: { wasPositive: toReal(isPositive) } }
}

/** What the blocks that detect a change compare with: the input at the sample before. */
import { type BehaviourScope, type Expression, number } from '../../sdk.ts'

export const previousParameter = number('Initial value', '0', {
  description: 'What the input counts to have been before the start.',
})

export function rememberInput(
  u: Expression,
  initial: Expression,
  discreteState: BehaviourScope<never, never>['discreteState'],
): Expression {
  return discreteState('before', initial, u)
}

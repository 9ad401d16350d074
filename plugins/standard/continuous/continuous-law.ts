import { type Behaviour, type BehaviourScope, type Expression, multiply, select } from '../../sdk.ts'
import { controlLaw, type PidInputs, type PidSettings } from '../pid-law.ts'

/** The control law with integrals over continuous time. */
export function continuousLaw(
  p: PidSettings,
  inputs: PidInputs,
  continuousState: BehaviourScope<never, never>['continuousState'],
): Behaviour {
  const states = new Map<string, Expression>()
  const { y, rates, preset } = controlLaw(p, inputs, {
    declare: (name, initial, like) => {
      const state = continuousState(name, initial, like)
      states.set(name, state)
      return state
    },
    integral: state => state,
    slope: multiply,
  })
  const integral = states.get('integral')
  const updates = preset && integral ? { integral: select(preset.isAuto, integral, preset.integral) } : {}
  return { outputs: { y }, derivatives: rates, updates }
}

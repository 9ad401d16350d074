import {
  add,
  type Behaviour,
  type BehaviourScope,
  choice,
  divide,
  type Expression,
  multiply,
  period,
  select,
} from '../../sdk.ts'
import { controlLaw, type PidInputs, type PidSettings } from '../pid-law.ts'

const METHODS = { forward: 'Forward Euler', backward: 'Backward Euler', trapezoidal: 'Trapezoidal' }

export const SAMPLING = {
  integratorMethod: choice('Integrator method', 'forward', METHODS),
  filterMethod: choice('Filter method', 'forward', METHODS, {
    description: 'Forward Euler is stable only where N times the sample time is below 2.',
  }),
  sampleTime: period(),
}

type Method = keyof typeof METHODS
/** How much of the rate at a sample acts at that sample already. */
const AT_ONCE: Readonly<Record<Method, number>> = { forward: 0, backward: 1, trapezoidal: 0.5 }

/** The control law with sums: a state grows by T times its rate from sample to sample. */
export function discreteLaw(
  p: PidSettings & { readonly integratorMethod: Method; readonly filterMethod: Method },
  inputs: PidInputs,
  { interval, discreteState }: Pick<BehaviourScope<never, never>, 'interval' | 'discreteState'>,
): Behaviour {
  const states = new Map<string, Expression>()
  const ofIntegral = AT_ONCE[p.integratorMethod]
  const ofFilter = AT_ONCE[p.filterMethod]
  const { y, rates, preset } = controlLaw(p, inputs, {
    declare: (name, initial, like) => {
      const state = discreteState(name, initial, like)
      states.set(name, state)
      return state
    },
    integral: (state, rate) =>
      ofIntegral === 0 ? state : add(state, multiply(multiply(ofIntegral, interval), rate)),
    slope: (N, difference) => {
      const slope = multiply(N, difference)
      return ofFilter === 0 ? slope : divide(slope, add(1, multiply(multiply(ofFilter, interval), N)))
    },
  })
  const updates = Object.fromEntries(
    [...states].map(([name, state]) => {
      const grown = add(state, multiply(interval, rates[name] ?? 0))
      const isPreset = preset && name === 'integral'
      return [name, isPreset ? select(preset.isAuto, grown, preset.integral) : grown]
    }),
  )
  return { outputs: { y }, updates }
}

import {
  add,
  choice,
  clamp,
  constant,
  defineBlock,
  flag,
  isTrue,
  multiply,
  number,
  period,
  select,
  widestOf,
} from '../../sdk.ts'
import { RESETS, watchReset } from '../continuous/external-reset.ts'
import { checkOrder } from '../limits.ts'

const FORMULAS = {
  forward: '\\dfrac{K T}{z - 1}',
  backward: '\\dfrac{K T z}{z - 1}',
  trapezoidal: '\\dfrac{K T}{2}\\,\\dfrac{z + 1}{z - 1}',
}

export const discreteIntegrator = defineBlock({
  id: 'discrete/discrete-integrator',
  name: 'Discrete Integrator',
  summary:
    'Sums its input times the sample time, by one of three methods, with limits and a reset where wanted.',
  equation:
    'y_k = y_{k-1} + K T\\,u_{k-1} \\quad\\text{or}\\quad y_{k-1} + K T\\,u_k \\quad\\text{or}\\quad y_{k-1} + K T\\,\\tfrac{u_{k-1} + u_k}{2}',
  keywords: [
    'Discrete-Time Integrator',
    'accumulator',
    'sum',
    'integral',
    'forward Euler',
    'backward Euler',
    'trapezoidal',
    'Tustin',
  ],
  parameters: {
    method: choice('Method', 'forward', {
      forward: 'Forward Euler: the input acts one sample later',
      backward: 'Backward Euler',
      trapezoidal: 'Trapezoidal',
    }),
    gain: number('Gain', '1', { description: 'Factor K.' }),
    initial: number('Initial value', '0', {
      description: 'Integral before the first sample, and after a reset.',
    }),
    initialFrom: choice(
      'Initial value comes from',
      'parameter',
      { parameter: 'The parameter', signal: 'Signal at port u0' },
      { description: 'From a signal it is what arrives at the first sample, and at each reset.' },
    ),
    externalReset: choice('External reset', 'none', RESETS, {
      description: 'What of the signal at port reset sets the integral to its initial value.',
    }),
    limit: flag('Limit the output', 'false'),
    lower: number('Lower limit', '-inf', { description: 'Used when the output is limited.' }),
    upper: number('Upper limit', 'inf', { description: 'Used when the output is limited.' }),
    sampleTime: period(),
  },
  unused: ({ initialFrom, limit }) => [
    ...(initialFrom === 'signal' ? (['initial'] as const) : []),
    ...(limit === 'true' ? [] : (['lower', 'upper'] as const)),
  ],
  inputs: ({ externalReset, initialFrom }) => ({
    u: 'Signal to integrate',
    ...(externalReset === 'none' ? {} : { reset: 'Signal that resets the integral' }),
    ...(initialFrom === 'parameter' ? {} : { u0: 'Value that the integral begins with' }),
  }),
  outputs: { y: 'Integral' },
  look: ({ method }) => ({
    shape: 'rectangle',
    formula: Object.hasOwn(FORMULAS, method) ? FORMULAS[method as keyof typeof FORMULAS] : FORMULAS.forward,
    size: [100, 60],
  }),
  period: ({ sampleTime }) => sampleTime,
  check: ({ limit, lower, upper }) => (limit ? checkOrder(['lower', lower], ['upper', upper]) : []),
  behaviour: ({ p, inputs, interval, discreteState }) => {
    const [u = constant(0), ...others] = inputs
    const given = p.initialFrom === 'signal' ? others.at(-1) : undefined
    const signal = p.externalReset === 'none' ? undefined : others[0]
    const limits = p.limit ? [p.lower, p.upper] : []
    const state = discreteState('x', p.initial, widestOf(u, p.gain, ...others, ...limits))
    // A state begins with numbers; with a signal it does as of the first sample.
    const x = given ? select(isTrue(discreteState('begun', 0)), state, given) : state
    const keep = (value: typeof x) => (p.limit ? clamp(value, p.lower, p.upper) : value)
    const reset =
      signal && p.externalReset !== 'none' ? watchReset(p.externalReset, signal, discreteState) : null
    const before = reset ? select(reset.isTriggered, given ?? p.initial, x) : x
    const change = multiply(multiply(p.gain, interval), u)
    const half = multiply(0.5, change)
    // The state holds what of the integral does not depend on the input of the sample.
    const methods = {
      forward: () => ({ y: keep(before), next: keep(add(before, change)) }),
      backward: () => {
        const y = keep(add(before, change))
        return { y, next: y }
      },
      trapezoidal: () => {
        const y = keep(add(before, half))
        return { y, next: add(y, half) }
      },
    }
    const { y, next } = methods[p.method]()
    return {
      outputs: { y },
      updates: { ...reset?.updates, ...(given ? { begun: constant(1) } : {}), x: next },
    }
  },
})

import { defineBlock, divide, multiply, number, period, subtract, widestOf } from '../../sdk.ts'

export const discreteDerivative = defineBlock({
  id: 'discrete/discrete-derivative',
  name: 'Discrete Derivative',
  summary: 'The slope of its input from sample to sample.',
  equation: 'y_k = K\\,\\frac{u_k - u_{k-1}}{T}',
  keywords: ['slope', 'differentiate', 'rate', 'du/dt', 'backward difference', 'discrete'],
  parameters: {
    gain: number('Gain', '1', { description: 'Factor K.' }),
    initial: number('Initial value', '0', {
      description: 'What the input counts to have been before the start.',
    }),
    sampleTime: period(),
  },
  inputs: { u: 'Signal' },
  outputs: { y: 'Its slope, per second' },
  look: { shape: 'rectangle', formula: '\\dfrac{K (z - 1)}{T z}', size: [80, 60] },
  period: ({ sampleTime }) => sampleTime,
  behaviour: ({ p, u, interval, discreteState }) => {
    const before = discreteState('before', p.initial, widestOf(u.u))
    const y = divide(multiply(p.gain, subtract(u.u, before)), interval)
    return { outputs: { y }, updates: { before: u.u } }
  },
})

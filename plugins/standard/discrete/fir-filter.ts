import { constant, defineBlock, elements, period, vector } from '../../sdk.ts'
import { checkEvery } from '../checks.ts'
import { filterSignal } from '../linear-filter.ts'

export const firFilter = defineBlock({
  id: 'discrete/fir-filter',
  name: 'Discrete FIR Filter',
  summary: 'A weighted sum of the last samples of its input.',
  equation: 'y_k = b_0 u_k + b_1 u_{k-1} + \\ldots',
  keywords: ['FIR', 'moving average', 'digital filter', 'convolution', 'taps', 'finite impulse response'],
  parameters: {
    coefficients: vector('Coefficients', '[0.5, 0.5]', {
      description: 'Weights b, the newest sample first.',
    }),
    sampleTime: period(),
  },
  inputs: { u: 'Input; each element of a vector is filtered alone' },
  outputs: { y: 'Response' },
  look: { shape: 'rectangle', formula: 'b(z^{-1})', size: [80, 60] },
  period: ({ sampleTime }) => sampleTime,
  check: ({ coefficients }) => [
    ...checkEvery('coefficients', coefficients, Number.isFinite, 'a weight', 'Write finite numbers.'),
  ],
  behaviour: ({ p, u, discreteState }) =>
    filterSignal(u.u, elements(p.coefficients), [constant(1)], discreteState),
})

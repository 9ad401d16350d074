import { defineBlock, elements, period, vector } from '../../sdk.ts'
import { checkEvery } from '../checks.ts'
import { filterSignal } from '../linear-filter.ts'

export const discreteFilter = defineBlock({
  id: 'discrete/discrete-filter',
  name: 'Discrete Filter',
  summary: 'A digital filter (IIR) given by its coefficients in powers of 1/z, at rest at the start.',
  equation: '\\frac{Y(z)}{U(z)} = \\frac{b_0 + b_1 z^{-1} + \\ldots}{a_0 + a_1 z^{-1} + \\ldots}',
  keywords: ['IIR', 'digital filter', 'biquad', 'low pass', 'high pass', 'z^-1', 'discrete'],
  parameters: {
    numerator: vector('Numerator', '[1]', { description: 'Coefficients b, of z^0, z^-1 and so on.' }),
    denominator: vector('Denominator', '[1, 0.5]', {
      description: 'Coefficients a, of z^0, z^-1 and so on.',
    }),
    sampleTime: period(),
  },
  inputs: { u: 'Input; each element of a vector is filtered alone' },
  outputs: { y: 'Response' },
  look: { shape: 'rectangle', formula: '\\dfrac{b(z^{-1})}{a(z^{-1})}', size: [80, 60] },
  period: ({ sampleTime }) => sampleTime,
  check: ({ denominator }) => [
    ...checkEvery(
      'denominator',
      denominator.slice(0, 1),
      x => x !== 0,
      'a first coefficient',
      'Leave leading zeros out.',
    ),
  ],
  behaviour: ({ p, u, discreteState }) =>
    filterSignal(u.u, elements(p.numerator), elements(p.denominator), discreteState),
})

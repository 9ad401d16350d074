import { defineBlock, elements, period, vector } from '../../sdk.ts'
import { checkEvery } from '../checks.ts'
import { checkDegrees } from '../continuous/controllable-form.ts'
import { filterSignal, padNumerator } from '../linear-filter.ts'

export const discreteTransferFunction = defineBlock({
  id: 'discrete/discrete-transfer-fcn',
  name: 'Discrete Transfer Fcn',
  summary: 'A linear system in discrete time given by its transfer function in z, at rest at the start.',
  equation: '\\frac{Y(z)}{U(z)} = \\frac{b_0 z^m + \\ldots + b_m}{a_0 z^n + \\ldots + a_n},\\quad m \\le n',
  keywords: ['transfer function', 'z', 'digital filter', 'tf', 'discrete', 'plant', 'controller', 'IIR'],
  parameters: {
    numerator: vector('Numerator', '[1]', {
      description: 'Coefficients b, from the highest power of z down.',
    }),
    denominator: vector('Denominator', '[1, 0.5]', {
      description: 'Coefficients a, from the highest power of z down.',
    }),
    sampleTime: period(),
  },
  inputs: { u: 'Input; each element of a vector is filtered alone' },
  outputs: { y: 'Response' },
  look: { shape: 'rectangle', formula: '\\dfrac{b(z)}{a(z)}', size: [80, 60] },
  period: ({ sampleTime }) => sampleTime,
  check: ({ numerator, denominator }) => [
    ...checkEvery(
      'denominator',
      denominator.slice(0, 1),
      x => x !== 0,
      'a first coefficient',
      'Leave leading zeros out.',
    ),
    ...checkDegrees('numerator', numerator.length - 1, denominator.length - 1),
  ],
  behaviour: ({ p, u, discreteState }) => {
    const [b, a] = [elements(p.numerator), elements(p.denominator)]
    return filterSignal(u.u, padNumerator(b, a), a, discreteState)
  },
})

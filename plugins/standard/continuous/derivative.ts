import { defineBlock, multiply, number, subtract, widestOf } from '../../sdk.ts'
import { checkEvery } from '../checks.ts'

export const derivative = defineBlock({
  id: 'continuous/derivative',
  name: 'Derivative',
  summary: 'The slope of its input, through a filter of first order that keeps noise and jumps finite.',
  equation: '\\frac{Y(s)}{U(s)} = \\frac{s}{1 + s/N}',
  keywords: ['du/dt', 'differentiate', 'slope', 'rate', 'filtered derivative', 'high pass', 'D'],
  parameters: {
    N: number('Filter N', '1000', {
      unit: 'rad/s',
      description: 'Corner of the filter; the higher, the closer to the true slope.',
    }),
    initial: number('Initial input', '0', {
      description: 'Value that the input counts to have had before the start.',
    }),
  },
  inputs: { u: 'Signal' },
  outputs: { y: 'Its slope, per second' },
  look: { shape: 'rectangle', formula: '\\dfrac{\\mathrm{d}u}{\\mathrm{d}t}', size: [60, 60] },
  check: ({ N }) => checkEvery('N', N, x => x > 0, 'a filter corner', 'Write a frequency above 0, in rad/s.'),
  trial: { parameters: { N: '10' } },
  behaviour: ({ p, u, continuousState }) => {
    const filtered = continuousState('filtered', p.initial, widestOf(u.u, p.N))
    const y = multiply(p.N, subtract(u.u, filtered))
    return { outputs: { y }, derivatives: { filtered: y } }
  },
})

import { add, defineBlock, elements, multiply, vector } from '../../sdk.ts'

export const polynomial = defineBlock({
  id: 'math/polynomial',
  name: 'Polynomial',
  summary: 'Evaluates a polynomial of its input.',
  equation: 'y = a_0 u^n + a_1 u^{n-1} + \\ldots + a_n',
  keywords: ['polyval', 'power series', 'characteristic', 'calibration', 'coefficients', 'Horner'],
  parameters: {
    coefficients: vector('Coefficients', '[2, -1, 3]', {
      description: 'Coefficients a, from the highest power of u down.',
    }),
  },
  inputs: { u: 'Argument' },
  outputs: { y: 'Value of the polynomial' },
  look: { shape: 'rectangle', formula: 'P(u)', size: [60, 40] },
  behaviour: ({ p, u }) => ({
    outputs: { y: elements(p.coefficients).reduce((sum, a) => add(multiply(sum, u.u), a)) },
  }),
})

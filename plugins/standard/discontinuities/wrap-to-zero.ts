import { defineBlock, greater, number, select } from '../../sdk.ts'

export const wrapToZero = defineBlock({
  id: 'discontinuities/wrap-to-zero',
  name: 'Wrap to Zero',
  summary: 'Gives 0 while its input is above a threshold, else the input.',
  equation: 'y = \\begin{cases} 0 & u > \\theta \\\\ u & \\text{otherwise} \\end{cases}',
  keywords: ['overflow', 'wrap', 'threshold', 'reset', 'zero'],
  parameters: { threshold: number('Threshold', '255', { description: 'Threshold \u03b8.' }) },
  inputs: { u: 'Signal' },
  outputs: { y: 'The signal, or 0' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.15],
      [0.6, 0.85],
      [0.6, 0.15],
      [0.9, 0.15],
    ],
    axes: [0.1, 0.15],
  },
  trial: { parameters: { threshold: '1' } },
  behaviour: ({ p, u }) => ({ outputs: { y: select(greater(u.u, p.threshold), 0, u.u) } }),
})

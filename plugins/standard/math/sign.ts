import { defineBlock, sign } from '../../sdk.ts'

export const signBlock = defineBlock({
  id: 'math/sign',
  name: 'Sign',
  summary: 'Gives 1 for a positive input, -1 for a negative one, 0 for 0.',
  equation: 'y = \\operatorname{sgn} u',
  keywords: ['signum', 'sgn', 'direction', 'polarity'],
  inputs: { u: 'Signal' },
  outputs: { y: 'Its sign' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.5, 0.2],
      [0.5, 0.8],
      [0.9, 0.8],
    ],
    axes: [0.5, 0.5],
  },
  behaviour: ({ u }) => ({ outputs: { y: sign(u.u) } }),
})

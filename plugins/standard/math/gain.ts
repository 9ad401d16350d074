import { defineBlock, multiply, number } from '../../sdk.ts'

export const gain = defineBlock({
  id: 'math/gain',
  name: 'Gain',
  summary: 'Multiplies its input by a constant.',
  equation: 'y = k\\,u',
  keywords: ['amplify', 'scale', 'proportional', 'k'],
  parameters: { gain: number('Gain', '1', { description: 'Factor k; a vector acts element by element.' }) },
  inputs: { u: 'Signal to scale' },
  outputs: { y: 'Scaled signal' },
  look: ({ gain }) => ({ shape: 'triangle', label: gain, size: [60, 60] }),
  behaviour: ({ u, p }) => ({ outputs: { y: multiply(p.gain, u.u) } }),
})

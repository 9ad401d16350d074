import { add, defineBlock, number } from '../../sdk.ts'

export const bias = defineBlock({
  id: 'math/bias',
  name: 'Bias',
  summary: 'Adds a constant to its input.',
  equation: 'y = u + b',
  keywords: ['offset', 'add constant', 'shift', 'trim'],
  parameters: { bias: number('Bias', '0', { description: 'Offset b; a vector acts element by element.' }) },
  inputs: { u: 'Signal to shift' },
  outputs: { y: 'Shifted signal' },
  look: { shape: 'rectangle', formula: 'u + b', size: [60, 40] },
  trial: { parameters: { bias: '1' } },
  behaviour: ({ u, p }) => ({ outputs: { y: add(u.u, p.bias) } }),
})

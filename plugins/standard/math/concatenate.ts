import { choice, concatenateHorizontally, concatenateVertically, count, defineBlock } from '../../sdk.ts'
import { heightForPorts, numberPorts } from '../ports.ts'

export const concatenateBlock = defineBlock({
  id: 'math/concatenate',
  name: 'Concatenate',
  summary: 'Joins vectors or matrices, side by side or one below the other.',
  equation:
    'Y = \\begin{bmatrix} U_1 & U_2 \\end{bmatrix} \\quad\\text{or}\\quad Y = \\begin{bmatrix} U_1 \\\\ U_2 \\end{bmatrix}',
  keywords: ['Vector Concatenate', 'Matrix Concatenate', 'join', 'append', 'stack', 'matrix', 'mux'],
  parameters: {
    direction: choice('Direction', 'vertical', {
      vertical: 'One below the other',
      horizontal: 'Side by side',
    }),
    inputs: count('Inputs', '2', { least: 1, most: 64 }),
  },
  inputs: ({ inputs }) => numberPorts('u', inputs, position => `Part ${position}`),
  outputs: { y: 'All parts in one' },
  look: ({ direction, inputs }) => ({
    shape: 'rectangle',
    formula: direction === 'horizontal' ? '[U_1\\ U_2]' : '[U_1;\\,U_2]',
    size: [80, heightForPorts(inputs, 60)],
  }),
  behaviour: ({ p, inputs }) => ({
    outputs: {
      y: p.direction === 'horizontal' ? concatenateHorizontally(inputs) : concatenateVertically(inputs),
    },
  }),
})

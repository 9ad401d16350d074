import { arrayRead, defineBlock, subtract, vector } from '../../sdk.ts'
import { checkEvery } from '../checks.ts'

export const selector = defineBlock({
  id: 'routing/selector',
  name: 'Selector',
  summary: 'Picks elements of a vector, in any order.',
  equation: 'y_i = u_{n_i}',
  keywords: ['element', 'index', 'pick', 'subvector', 'reorder', 'demux', 'slice'],
  example: 'With the elements [3, 1], [10, 20, 30] gives [30, 10].',
  parameters: {
    indices: vector('Elements', '[1]', { description: 'Numbers n of the elements, counted from 1.' }),
  },
  inputs: { u: 'Vector' },
  outputs: { y: 'The elements that are picked' },
  look: { shape: 'rectangle', formula: 'u_{n}', size: [60, 40] },
  check: ({ indices }) =>
    checkEvery(
      'indices',
      indices,
      n => Number.isInteger(n) && n >= 1,
      'the number of an element',
      'Count from 1.',
    ),
  behaviour: ({ p, u }) => ({ outputs: { y: arrayRead(u.u, subtract(p.indices, 1)) } }),
})

import { count, defineBlock, reshape } from '../../sdk.ts'

export const reshapeBlock = defineBlock({
  id: 'math/reshape',
  name: 'Reshape',
  summary: 'Puts the same elements, column by column, into another number of columns.',
  equation: '\\operatorname{vec} Y = \\operatorname{vec} U',
  keywords: ['matrix', 'vector', 'dimensions', 'columns', 'flatten', 'vec'],
  example: '[1, 2, 3, 4] in 2 columns gives [1, 3; 2, 4].',
  parameters: { columns: count('Columns', '1', { least: 1, most: 1000, description: '1 makes a vector.' }) },
  inputs: { u: 'Signal' },
  outputs: { y: 'The same elements in another shape' },
  look: { shape: 'rectangle', formula: 'U(:)', size: [60, 40] },
  behaviour: ({ p, u }) => ({ outputs: { y: reshape(u.u, p.columns) } }),
})

import { defineBlock, transpose } from '../../sdk.ts'

export const transposeBlock = defineBlock({
  id: 'math/transpose',
  name: 'Transpose',
  summary: 'Makes rows of columns; a vector becomes a row.',
  equation: 'Y = U^{\\mathsf T}',
  keywords: ['matrix', 'permute', 'rows', 'columns', 'flip', 'Permute Dimensions'],
  example: '[1, 2; 3, 4] gives [1, 3; 2, 4]; the column [1, 2] gives the row [1, 2].',
  inputs: { u: 'Matrix or vector' },
  outputs: { y: 'Its transpose' },
  look: { shape: 'rectangle', formula: 'U^{\\mathsf T}', size: [60, 40] },
  behaviour: ({ u }) => ({ outputs: { y: transpose(u.u) } }),
})

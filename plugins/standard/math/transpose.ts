import { defineBlock, transpose } from '../../sdk.ts'

export const transposeBlock = defineBlock({
  id: 'math/transpose',
  name: 'Transpose',
  summary: 'Makes rows of columns; a vector becomes a row.',
  equation: 'Y = U^{\\mathsf T}',
  keywords: ['matrix', 'permute', 'rows', 'columns', 'flip'],
  inputs: { u: 'Matrix or vector' },
  outputs: { y: 'Its transpose' },
  look: { shape: 'rectangle', formula: 'U^{\\mathsf T}', size: [60, 40] },
  behaviour: ({ u }) => ({ outputs: { y: transpose(u.u) } }),
})

import { defineBlock, matrixMultiply } from '../../sdk.ts'

export const matrixMultiplyBlock = defineBlock({
  id: 'math/matrix-multiply',
  name: 'Matrix Multiply',
  summary: 'The matrix product of its inputs; a vector is a column.',
  equation: 'Y = U_1\\,U_2',
  keywords: ['matrix product', 'linear algebra', 'mtimes', 'multiply', 'product'],
  inputs: { u1: 'Left factor', u2: 'Right factor, with as many rows as the left has columns' },
  outputs: { y: 'Product' },
  look: { shape: 'rectangle', formula: 'U_1 U_2', size: [80, 60] },
  behaviour: ({ u }) => ({ outputs: { y: matrixMultiply(u.u1, u.u2) } }),
})

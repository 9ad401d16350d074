import { broadcast, defineBlock, dot, widestOf } from '../../sdk.ts'

export const dotProduct = defineBlock({
  id: 'math/dot-product',
  name: 'Dot Product',
  summary: 'Multiplies two vectors element by element and adds the products.',
  equation: 'y = \\sum_i u_{1,i}\\, u_{2,i}',
  keywords: ['scalar product', 'inner product', 'vector', 'projection'],
  inputs: { u1: 'First vector', u2: 'Second vector' },
  outputs: { y: 'Their dot product, a scalar' },
  look: { shape: 'rectangle', formula: 'u_1 \\cdot u_2', size: [60, 40] },
  behaviour: ({ u }) => {
    const { width } = widestOf(u.u1, u.u2)
    return { outputs: { y: dot(broadcast(u.u1, width), broadcast(u.u2, width)) } }
  },
})

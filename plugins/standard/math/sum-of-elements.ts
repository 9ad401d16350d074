import { defineBlock, sumOfElements } from '../../sdk.ts'

export const sumOfElementsBlock = defineBlock({
  id: 'math/sum-of-elements',
  name: 'Sum of Elements',
  summary: 'Adds the elements of a vector.',
  equation: 'y = \\sum_i u_i',
  keywords: ['sum', 'total', 'vector', 'reduce', 'add elements'],
  example: '[1, 2, 3] gives 6.',
  inputs: { u: 'Vector' },
  outputs: { y: 'Sum of its elements, a scalar' },
  look: { shape: 'rectangle', formula: '\\textstyle\\sum u_i', size: [60, 40] },
  behaviour: ({ u }) => ({ outputs: { y: sumOfElements(u.u) } }),
})

import { absolute, defineBlock } from '../../sdk.ts'

export const abs = defineBlock({
  id: 'math/abs',
  name: 'Abs',
  summary: 'Gives the absolute value of its input.',
  equation: 'y = |u|',
  keywords: ['absolute', 'magnitude', 'modulus', 'rectify', 'rectifier', 'absolute value'],
  inputs: { u: 'Signal' },
  outputs: { y: 'Absolute value' },
  look: { shape: 'rectangle', size: [40, 40], formula: '|u|' },
  behaviour: ({ u }) => ({ outputs: { y: absolute(u.u) } }),
})

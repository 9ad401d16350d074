import { defineBlock, divide as quotient } from '../../sdk.ts'

export const divide = defineBlock({
  id: 'math/divide',
  name: 'Divide',
  summary: 'Divides its first input by its second.',
  equation: 'y = \\frac{u_1}{u_2}',
  keywords: ['quotient', 'ratio', 'fraction', 'over', '/'],
  inputs: { u1: 'Numerator', u2: 'Denominator; 0 gives an infinite result' },
  outputs: { y: 'Quotient' },
  look: { shape: 'rectangle', size: [40, 40], formula: '\\div', marks: { u1: '\u00d7', u2: '\u00f7' } },
  trial: { inputs: { u1: 'sine', u2: '2' } },
  behaviour: ({ u }) => ({ outputs: { y: quotient(u.u1, u.u2) } }),
})

import { defineBlock } from '../../sdk.ts'
import { addWithSigns, checkSigns, signedPorts, signMarks, signsParameter } from './signed-sum.ts'

export const sum = defineBlock({
  id: 'math/sum',
  name: 'Sum',
  summary:
    'Adds and subtracts its inputs, from the first to the last; with one sign, the elements of a vector.',
  equation: 'y = \\pm u_1 \\pm u_2 \\ldots',
  keywords: [
    'add',
    'subtract',
    'plus',
    'minus',
    'error',
    'difference',
    'junction',
    'sum of elements',
    '+',
    '-',
  ],
  parameters: { signs: signsParameter('+-') },
  inputs: ({ signs }) => signedPorts(signs),
  outputs: { y: 'Sum' },
  look: ({ signs }) => ({ shape: 'circle', size: [40, 40], marks: signMarks(signs) }),
  check: ({ signs }) => checkSigns(signs),
  behaviour: ({ p, inputs }) => ({ outputs: { y: addWithSigns(p.signs, inputs) } }),
})

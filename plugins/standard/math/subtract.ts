import { defineBlock } from '../../sdk.ts'
import { heightForPorts } from '../ports.ts'
import { addWithSigns, checkSigns, signedPorts, signMarks, signsParameter } from './signed-sum.ts'

export const subtractBlock = defineBlock({
  id: 'math/subtract',
  name: 'Subtract',
  summary: 'Subtracts its second input from its first: a Sum that is drawn as a box.',
  equation: 'y = u_1 - u_2',
  keywords: ['difference', 'minus', 'error', 'subtraction'],
  parameters: { signs: signsParameter('+-') },
  inputs: ({ signs }) => signedPorts(signs),
  outputs: { y: 'Difference' },
  look: ({ signs }) => ({
    shape: 'rectangle',
    formula: '-',
    size: [40, heightForPorts(String(signs.length))],
    marks: signMarks(signs),
  }),
  check: ({ signs }) => checkSigns(signs),
  behaviour: ({ p, inputs }) => ({ outputs: { y: addWithSigns(p.signs, inputs) } }),
})

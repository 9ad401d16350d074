import { defineBlock } from '../../sdk.ts'
import { heightForPorts } from '../ports.ts'
import { addWithSigns, checkSigns, signedPorts, signMarks, signsParameter } from './signed-sum.ts'

export const addBlock = defineBlock({
  id: 'math/add',
  name: 'Add',
  summary: 'Adds its inputs: a Sum that is drawn as a box.',
  equation: 'y = u_1 + u_2 + \\ldots',
  keywords: ['sum', 'plus', 'addition', 'total'],
  parameters: { signs: signsParameter('++') },
  inputs: ({ signs }) => signedPorts(signs),
  outputs: { y: 'Sum' },
  look: ({ signs }) => ({
    shape: 'rectangle',
    formula: '\\Sigma',
    size: [40, heightForPorts(String(signs.length))],
    marks: signMarks(signs),
  }),
  check: ({ signs }) => checkSigns(signs),
  behaviour: ({ p, inputs }) => ({ outputs: { y: addWithSigns(p.signs, inputs) } }),
})

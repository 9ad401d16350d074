import { defineBlock } from '../../sdk.ts'
import { COMPARISONS, operatorParameter, texOf } from './comparison.ts'

export const relational = defineBlock({
  id: 'logic/relational',
  name: 'Relational',
  summary: 'Compares its two inputs.',
  equation: 'y = \\begin{cases} 1 & u_1 \\lessgtr u_2 \\\\ 0 & \\text{otherwise} \\end{cases}',
  keywords: [
    'relational operator',
    'compare',
    'comparison',
    'less',
    'greater',
    'equal',
    'comparator',
    '<',
    '>',
    '==',
    '>=',
    '<=',
  ],
  parameters: { operator: operatorParameter('<=', 'u1', 'u2') },
  inputs: { u1: 'Left of the operator', u2: 'Right of the operator' },
  outputs: { y: '1 where it holds, else 0' },
  look: ({ operator }) => ({ shape: 'rectangle', size: [40, 40], formula: texOf(operator) }),
  behaviour: ({ p, u }) => ({ outputs: { y: COMPARISONS[p.operator].compare(u.u1, u.u2) } }),
})

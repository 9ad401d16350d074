import { constant, defineBlock } from '../../sdk.ts'
import { COMPARISONS, operatorParameter, texOf } from './comparison.ts'

export const compareToZero = defineBlock({
  id: 'logic/compare-to-zero',
  name: 'Compare to Zero',
  summary: 'Compares its input with 0.',
  equation: 'y = \\begin{cases} 1 & u \\lessgtr 0 \\\\ 0 & \\text{otherwise} \\end{cases}',
  keywords: ['comparator', 'positive', 'negative', 'zero', 'compare', 'relational'],
  parameters: { operator: operatorParameter('<=', 'u', '0') },
  inputs: { u: 'Signal to compare' },
  outputs: { y: '1 where it holds, else 0' },
  look: ({ operator }) => ({ shape: 'rectangle', size: [60, 40], formula: `u ${texOf(operator)} 0` }),
  behaviour: ({ p, u }) => ({ outputs: { y: COMPARISONS[p.operator].compare(u.u, constant(0)) } }),
})

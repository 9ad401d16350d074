import { defineBlock, number } from '../../sdk.ts'
import { COMPARISONS, operatorParameter, texOf } from './comparison.ts'

export const compareToConstant = defineBlock({
  id: 'logic/compare-to-constant',
  name: 'Compare to Constant',
  summary: 'Compares its input with a constant.',
  equation: 'y = \\begin{cases} 1 & u \\lessgtr c \\\\ 0 & \\text{otherwise} \\end{cases}',
  keywords: ['comparator', 'threshold', 'compare', 'relational', 'greater than', 'less than'],
  parameters: {
    operator: operatorParameter('<=', 'u', 'constant'),
    constant: number('Constant', '3', { description: 'Constant c.' }),
  },
  inputs: { u: 'Signal to compare' },
  outputs: { y: '1 where it holds, else 0' },
  look: ({ operator, constant }) => ({
    shape: 'rectangle',
    size: [80, 40],
    ...(/^-?\d{1,5}(\.\d{1,3})?$/.test(constant)
      ? { formula: `u ${texOf(operator)} ${constant}` }
      : { formula: `u ${texOf(operator)} c` }),
  }),
  trial: { parameters: { constant: '1' } },
  behaviour: ({ p, u }) => ({ outputs: { y: COMPARISONS[p.operator].compare(u.u, p.constant) } }),
})

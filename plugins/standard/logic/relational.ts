import {
  choice,
  defineBlock,
  type Expression,
  equal,
  greater,
  greaterOrEqual,
  less,
  lessOrEqual,
  notEqual,
} from '../../sdk.ts'

type Operator = '==' | '!=' | '<' | '<=' | '>=' | '>'

const OPERATORS: Readonly<
  Record<Operator, { readonly tex: string; readonly compare: (a: Expression, b: Expression) => Expression }>
> = {
  '==': { tex: '=', compare: equal },
  '!=': { tex: '\\ne', compare: notEqual },
  '<': { tex: '<', compare: less },
  '<=': { tex: '\\le', compare: lessOrEqual },
  '>=': { tex: '\\ge', compare: greaterOrEqual },
  '>': { tex: '>', compare: greater },
}

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
  ],
  parameters: {
    operator: choice<Operator>('Operator', '<=', {
      '==': 'u1 = u2',
      '!=': 'u1 \u2260 u2',
      '<': 'u1 < u2',
      '<=': 'u1 \u2264 u2',
      '>=': 'u1 \u2265 u2',
      '>': 'u1 > u2',
    }),
  },
  inputs: { u1: 'Left of the operator', u2: 'Right of the operator' },
  outputs: { y: '1 where it holds, else 0' },
  look: ({ operator }) => ({
    shape: 'rectangle',
    size: [40, 40],
    formula: Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator as Operator].tex : '?',
  }),
  behaviour: ({ p, u }) => ({ outputs: { y: OPERATORS[p.operator].compare(u.u1, u.u2) } }),
})

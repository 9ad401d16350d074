import { arrayRead, defineBlock, vector } from '../../sdk.ts'

export const directLookup = defineBlock({
  id: 'lookup/direct-lookup',
  name: 'Direct Lookup',
  summary: 'Gives the element of a table whose number arrives.',
  equation: 'y = T_n,\\quad n = \\lfloor u \\rfloor',
  keywords: ['Direct Lookup Table (n-D)', 'index', 'array', 'table', 'list', 'element'],
  parameters: { table: vector('Table', '[4, 5, 6]', { description: 'Values T.' }) },
  inputs: { u: 'Number of the element, from 0; held inside the table' },
  outputs: { y: 'That element' },
  look: { shape: 'rectangle', formula: 'T[u]', size: [60, 40] },
  behaviour: ({ p, u }) => ({ outputs: { y: arrayRead(p.table, u.u) } }),
})

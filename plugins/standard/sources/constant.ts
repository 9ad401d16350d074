import { defineBlock, matrixParameter, reshape, rowsOf } from '../../sdk.ts'

export const constant = defineBlock({
  id: 'sources/constant',
  name: 'Constant',
  summary: 'Gives a value that does not change with time.',
  equation: 'y = c',
  keywords: ['value', 'number', 'setpoint', 'reference', 'bias', 'vector'],
  example: 'The value 12 is the setpoint of a supply; [1, 2, 3] are three signals in one.',
  parameters: {
    value: matrixParameter('Value', '1', {
      description: 'Value c; a list such as [1, 2, 3] gives a vector, rows such as [1, 2; 3, 4] a matrix.',
    }),
  },
  outputs: { y: 'The value' },
  look: ({ value }) => ({ shape: 'rectangle', label: value, size: [60, 40] }),
  behaviour: ({ p }) => ({ outputs: { y: rowsOf(p.value) === 1 ? reshape(p.value, 1) : p.value } }),
})

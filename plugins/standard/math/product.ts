import { defineBlock, divide, type Expression, multiply, text } from '../../sdk.ts'
import { foldInputs } from '../fold.ts'
import { numberPorts } from '../ports.ts'

export const product = defineBlock({
  id: 'math/product',
  name: 'Product',
  summary:
    'Multiplies and divides its inputs, from the first to the last; with one sign, the elements of a vector.',
  equation: 'y = u_1^{\\pm 1} \\cdot u_2^{\\pm 1} \\cdots',
  keywords: ['multiply', 'times', 'divide', 'product of elements', 'modulate', '*', '/', 'x'],
  parameters: {
    operations: text('Operations', '**', {
      description: 'One * or / for each input; * multiplies by it, / divides.',
    }),
  },
  inputs: ({ operations }) =>
    numberPorts('u', operations.length, position =>
      operations[position - 1] === '/' ? 'Divisor' : 'Factor',
    ),
  outputs: { y: 'Product' },
  look: ({ operations }) => ({
    shape: 'rectangle',
    size: [40, Math.min(40 + 20 * Math.max(0, operations.length - 2), 400)],
    formula: '\\times',
    marks: /\//.test(operations)
      ? Object.fromEntries(
          [...operations].map((sign, i) => [`u${i + 1}`, sign === '/' ? '\u00f7' : '\u00d7']),
        )
      : {},
  }),
  check: ({ operations }) =>
    /^[*/]+$/.test(operations)
      ? []
      : [
          {
            parameter: 'operations',
            message: `"${operations}" is not a list of operations.`,
            hint: 'Write one * or / for each input, such as ** or */.',
          },
        ],
  behaviour: ({ p, inputs }) => {
    const [first, ...rest] = inputs
    const isDivided = p.operations[0] === '/'
    if (first === undefined || rest.length === 0) {
      const all = foldInputs(inputs, multiply)
      return { outputs: { y: isDivided ? divide(1, all) : all } }
    }
    const combine = (sofar: Expression, u: Expression, i: number) =>
      p.operations[i + 1] === '/' ? divide(sofar, u) : multiply(sofar, u)
    return { outputs: { y: rest.reduce(combine, isDivided ? divide(1, first) : first) } }
  },
})

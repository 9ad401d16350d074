import { add, defineBlock, type Expression, negate, subtract, text } from '../../sdk.ts'
import { foldInputs } from '../fold.ts'
import { numberPorts } from '../ports.ts'

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
  parameters: { signs: text('Signs', '+-', { description: 'One + or - for each input.' }) },
  inputs: ({ signs }) =>
    numberPorts(
      'u',
      signs.length,
      position => `Input, ${signs[position - 1] === '-' ? 'subtracted' : 'added'}`,
    ),
  outputs: { y: 'Sum' },
  look: ({ signs }) => ({
    shape: 'circle',
    size: [40, 40],
    marks: Object.fromEntries([...signs].map((sign, i) => [`u${i + 1}`, sign])),
  }),
  check: ({ signs }) =>
    /^[+-]+$/.test(signs)
      ? []
      : [
          {
            parameter: 'signs',
            message: `"${signs}" is not a list of signs.`,
            hint: 'Write one + or - for each input, such as +-.',
          },
        ],
  behaviour: ({ p, inputs }) => {
    const [first, ...rest] = inputs
    const isNegative = p.signs[0] === '-'
    if (first === undefined || rest.length === 0) {
      const total = foldInputs(inputs, add)
      return { outputs: { y: isNegative ? negate(total) : total } }
    }
    const combine = (sofar: Expression, u: Expression, i: number) =>
      p.signs[i + 1] === '-' ? subtract(sofar, u) : add(sofar, u)
    return { outputs: { y: rest.reduce(combine, isNegative ? negate(first) : first) } }
  },
})

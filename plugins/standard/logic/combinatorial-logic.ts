import {
  add,
  arrayRead,
  constant,
  count,
  defineBlock,
  type Expression,
  isTrue,
  multiply,
  toReal,
  vector,
} from '../../sdk.ts'
import { heightForPorts, numberPorts } from '../ports.ts'

export const combinatorialLogic = defineBlock({
  id: 'logic/combinatorial-logic',
  name: 'Combinatorial Logic',
  summary: 'Looks its truth values up in a truth table.',
  equation: 'y = T_n,\\quad n = \\sum_i 2^{m-i}\\,[u_i \\ne 0]',
  keywords: ['truth table', 'combinational', 'gate', 'lookup', 'boolean', 'decoder'],
  parameters: {
    inputs: count('Inputs', '2', { least: 1, most: 10, description: 'Number m of truth values.' }),
    table: vector('Truth table', '[0, 0, 0, 1]', {
      description: 'Outputs T, one for each row; the first input counts most: 00, 01, 10, 11.',
    }),
  },
  inputs: ({ inputs }) => numberPorts('u', inputs, position => `Truth value ${position}`),
  outputs: { y: 'Output of the row' },
  look: ({ inputs }) => ({ shape: 'rectangle', label: 'Truth table', size: [100, heightForPorts(inputs)] }),
  check: ({ inputs, table }) =>
    table.length === 2 ** inputs
      ? []
      : [
          {
            parameter: 'table',
            message: `The table has ${table.length} rows, but ${inputs} inputs have ${2 ** inputs} combinations.`,
            hint: 'Give one output for each combination.',
          },
        ],
  behaviour: ({ p, inputs }) => {
    const row = inputs.reduce<Expression>((sum, u) => add(multiply(2, sum), toReal(isTrue(u))), constant(0))
    return { outputs: { y: arrayRead(p.table, row) } }
  },
})

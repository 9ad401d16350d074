import {
  and,
  choice,
  concatenate,
  count,
  defineBlock,
  type Expression,
  exclusiveOr,
  isTrue,
  not,
  or,
} from '../../sdk.ts'
import { foldInputs } from '../fold.ts'
import { heightForPorts, numberPorts } from '../ports.ts'

type Combine = (a: Expression, b: Expression) => Expression

const GATES = {
  AND: { combine: and, isInverted: false },
  OR: { combine: or, isInverted: false },
  NAND: { combine: and, isInverted: true },
  NOR: { combine: or, isInverted: true },
  XOR: { combine: exclusiveOr, isInverted: false },
  NXOR: { combine: exclusiveOr, isInverted: true },
} as const satisfies Record<string, { combine: Combine; isInverted: boolean }>

export const logic = defineBlock({
  id: 'logic/logic',
  name: 'Logic',
  summary:
    'Combines truth values; an input is true where it is not 0. With one input it combines the elements of a vector.',
  equation: 'y = u_1 \\circ u_2 \\circ \\ldots,\\quad \\circ \\in \\{\\land, \\lor, \\oplus\\}',
  keywords: [
    'logical operator',
    'and',
    'or',
    'not',
    'nand',
    'nor',
    'xor',
    'nxor',
    'xnor',
    'gate',
    'boolean',
    'exclusive',
  ],
  parameters: {
    operator: choice('Operator', 'AND', {
      AND: 'AND: all are true',
      OR: 'OR: at least one is true',
      NAND: 'NAND: not all are true',
      NOR: 'NOR: none is true',
      XOR: 'XOR: an odd number is true',
      NXOR: 'NXOR: an even number is true',
      NOT: 'NOT: the one input is false',
    }),
    inputs: count('Inputs', '2', {
      least: 1,
      most: 64,
      description: 'NOT has one input, whatever stands here.',
    }),
  },
  inputs: ({ operator, inputs }) =>
    numberPorts('u', operator === 'NOT' ? 1 : inputs, position => `Truth value ${position}`),
  outputs: { y: '1 where it is true, else 0' },
  look: ({ operator, inputs }) => ({
    shape: 'rectangle',
    label: operator,
    size: [60, operator === 'NOT' ? 40 : heightForPorts(inputs)],
  }),
  behaviour: ({ p, inputs }) => {
    const truths = inputs.map(isTrue)
    if (p.operator === 'NOT') return { outputs: { y: not(concatenate(truths)) } }
    const { combine, isInverted } = GATES[p.operator]
    const y = foldInputs(truths, combine)
    return { outputs: { y: isInverted ? not(y) : y } }
  },
})

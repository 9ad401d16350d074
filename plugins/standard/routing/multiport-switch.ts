import { constant, count, defineBlock, type Expression, floor, greaterOrEqual, select } from '../../sdk.ts'
import { heightForPorts, numberPorts } from '../ports.ts'

export const multiportSwitch = defineBlock({
  id: 'routing/multiport-switch',
  name: 'Multiport Switch',
  summary: 'Passes the input whose number the control gives.',
  equation: 'y = u_n,\\quad n = \\lfloor c \\rfloor',
  keywords: ['index vector', 'selector', 'choose', 'multiplexer', 'case', 'n-way switch'],
  parameters: { inputs: count('Data inputs', '3', { least: 1, most: 64 }) },
  inputs: ({ inputs }) => ({
    control: 'Number n of the input, from 1; rounded down and held inside the range',
    ...numberPorts('u', inputs, position => `Passed for control ${position}`),
  }),
  outputs: { y: 'The input that is chosen' },
  look: ({ inputs }) => ({
    shape: 'rectangle',
    size: [60, heightForPorts(String(Number(inputs) + 1), 60)],
    curve: [
      [0.15, 0.7],
      [0.35, 0.7],
      [0.7, 0.5],
      [0.85, 0.5],
    ],
  }),
  behaviour: ({ inputs: [control = constant(1), first = constant(0), ...others] }) => {
    const n = floor(control)
    const y = others.reduce<Expression>((chosen, u, i) => select(greaterOrEqual(n, i + 2), u, chosen), first)
    return { outputs: { y } }
  },
})

import { count, defineBlock } from '../../sdk.ts'
import { heightForPorts, numberPorts } from '../ports.ts'

const CURVE = Array.from({ length: 25 }, (_, i) => {
  const x = i / 24
  return [0.1 + 0.8 * x, 0.2 + 0.5 * (1 - Math.exp(-5 * x) * Math.cos(11 * x))] as const
})

export const scope = defineBlock({
  id: 'sinks/scope',
  name: 'Scope',
  role: 'scope',
  summary: 'Plots its inputs against time in a panel of its own.',
  equation: 'u(t)',
  keywords: [
    'plot',
    'graph',
    'trace',
    'oscilloscope',
    'chart',
    'record',
    'watch',
    'Floating Scope',
    'Scope Viewer',
  ],
  example:
    'Two inputs draw the setpoint 12 V and the output voltage over each other; a vector of three gives three traces.',
  parameters: {
    inputs: count('Inputs', '1', { least: 1, most: 16, description: 'Signals in one panel.' }),
  },
  inputs: ({ inputs }) =>
    inputs === 1
      ? { u: 'Signal to plot' }
      : numberPorts('u', inputs, position => `Signal ${position} to plot`),
  look: ({ inputs }) => ({
    shape: 'rectangle',
    size: [60, heightForPorts(inputs, 60)],
    curve: CURVE,
    axes: [0.1, 0.2],
  }),
})

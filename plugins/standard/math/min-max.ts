import { choice, count, defineBlock, maximum, minimum } from '../../sdk.ts'
import { foldInputs } from '../fold.ts'
import { heightForPorts, numberPorts } from '../ports.ts'

export const minMax = defineBlock({
  id: 'math/min-max',
  name: 'Min/Max',
  summary: 'Gives the least or the greatest of its inputs; with one input, of the elements of a vector.',
  equation: 'y = \\min(u_1, u_2, \\ldots) \\quad\\text{or}\\quad y = \\max(u_1, u_2, \\ldots)',
  keywords: [
    'minimum',
    'maximum',
    'MinMax',
    'least',
    'greatest',
    'lowest',
    'highest',
    'override',
    'selector',
  ],
  parameters: {
    function: choice('Function', 'min', { min: 'Minimum', max: 'Maximum' }),
    inputs: count('Inputs', '2', { least: 1, most: 64 }),
  },
  inputs: ({ inputs }) => numberPorts('u', inputs, position => `Input ${position}`),
  outputs: { y: 'The least or the greatest' },
  look: ({ function: name, inputs }) => ({
    shape: 'rectangle',
    label: name,
    size: [60, heightForPorts(inputs)],
  }),
  behaviour: ({ p, inputs }) => ({
    outputs: { y: foldInputs(inputs, p.function === 'min' ? minimum : maximum) },
  }),
})

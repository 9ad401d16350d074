import { concatenate, count, defineBlock } from '../../sdk.ts'
import { heightForPorts, numberPorts } from '../ports.ts'

export const mux = defineBlock({
  id: 'routing/mux',
  name: 'Mux',
  summary: 'Joins its inputs, one after the other, into one vector.',
  equation: 'y = [u_1,\\ u_2,\\ \\ldots]',
  keywords: ['multiplexer', 'vector', 'concatenate', 'combine', 'bundle', 'bus', 'join'],
  parameters: { inputs: count('Inputs', '2', { least: 1, most: 64 }) },
  inputs: ({ inputs }) => numberPorts('u', inputs, position => `Part ${position} of the vector`),
  outputs: { y: 'The vector' },
  look: ({ inputs }) => ({ shape: 'bar', size: [20, heightForPorts(inputs, 60)] }),
  behaviour: ({ inputs }) => ({ outputs: { y: concatenate(inputs) } }),
})

import { defineBlock } from '../../sdk.ts'

export const terminator = defineBlock({
  id: 'sinks/terminator',
  name: 'Terminator',
  summary: 'Ends a signal that nothing uses.',
  equation: 'u \\to \\emptyset',
  keywords: ['unused output', 'unconnected', 'end', 'sink', 'ignore'],
  example: 'Behind the second output of a Second-Order Integrator of which only the position is used.',
  inputs: { u: 'Signal that nothing uses' },
  look: {
    shape: 'rectangle',
    size: [40, 40],
    curve: [
      [0, 0.5],
      [0.6, 0.5],
      [0.6, 0.8],
      [0.6, 0.2],
    ],
  },
})

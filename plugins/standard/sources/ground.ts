import { constant, defineBlock } from '../../sdk.ts'

export const ground = defineBlock({
  id: 'sources/ground',
  name: 'Ground',
  summary: 'Gives 0, for an input that is to stay at rest.',
  equation: 'y = 0',
  keywords: ['zero', 'unused input', 'unconnected', 'earth'],
  example: 'An input of a Sum that is not needed yet gets a Ground, and reads 0.',
  outputs: { y: 'Zero' },
  look: {
    shape: 'rectangle',
    size: [40, 40],
    curve: [
      [1, 0.5],
      [0.5, 0.5],
      [0.5, 0.4],
      [0.2, 0.4],
      [0.5, 0.1],
      [0.8, 0.4],
      [0.5, 0.4],
    ],
  },
  behaviour: () => ({ outputs: { y: constant(0) } }),
})

import { add, arrayRead, constant, defineBlock, modulo, period, vector } from '../../sdk.ts'

export const repeatingSequenceStair = defineBlock({
  id: 'sources/repeating-sequence-stair',
  name: 'Repeating Sequence Stair',
  summary: 'Gives the values of a list, one for each sample, over and over.',
  equation: 'y_k = v_{k \\bmod n}',
  keywords: ['sequence', 'stairs', 'list', 'pattern', 'periodic', 'discrete'],
  parameters: {
    values: vector('Values', '[3, 1, 4, 2, 1]', { description: 'Values v, in order.' }),
    sampleTime: period(),
  },
  outputs: { y: 'The value of this sample' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.6],
      [0.3, 0.6],
      [0.3, 0.2],
      [0.5, 0.2],
      [0.5, 0.8],
      [0.7, 0.8],
      [0.7, 0.4],
      [0.9, 0.4],
    ],
  },
  period: ({ sampleTime }) => sampleTime,
  behaviour: ({ p, discreteState }) => {
    const index = discreteState('index', constant(0))
    return {
      outputs: { y: arrayRead(p.values, index) },
      updates: { index: modulo(add(index, 1), p.values.width) },
    }
  },
})

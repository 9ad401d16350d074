import {
  add,
  defineBlock,
  divide,
  element,
  floor,
  lookup,
  modulo,
  multiply,
  subtract,
  vector,
} from '../../sdk.ts'
import { forgiveRoundingFrom, nextOf } from '../instants.ts'
import { checkIncreasing, checkSameLength } from '../tables.ts'

export const repeatingSequence = defineBlock({
  id: 'sources/repeating-sequence',
  name: 'Repeating Sequence',
  summary: 'Repeats a wave of straight lines through given points.',
  equation: 'y(t + T) = y(t),\\quad y(t_i) = y_i',
  keywords: ['sawtooth', 'triangle', 'periodic', 'interpolated', 'waveform', 'table', 'pattern', 'carrier'],
  parameters: {
    times: vector('Times', '[0, 2]', {
      unit: 's',
      description: 'Times t_i of the points, increasing; from the first to the last is one period T.',
    }),
    values: vector('Values', '[0, 2]', { description: 'Values y_i, as many as times.' }),
  },
  table: { kind: 'columns', x: 'times', ys: ['values'] },
  outputs: { y: 'The wave; it takes the first value where the last and the first meet' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.35, 0.8],
      [0.35, 0.2],
      [0.6, 0.8],
      [0.6, 0.2],
      [0.85, 0.8],
    ],
  },
  check: ({ times, values }) => [
    ...checkIncreasing('times', times),
    ...checkSameLength(['times', times], ['values', values]),
  ],
  behaviour: ({ p, t }) => {
    const first = element(p.times, 0)
    const length = subtract(element(p.times, p.times.width - 1), first)
    const since = subtract(forgiveRoundingFrom(first, t), first)
    const at = add(first, modulo(since, length))
    const begun = multiply(floor(divide(since, length)), length)
    return {
      outputs: { y: lookup(at, p.times, p.values) },
      nextEvent: add(begun, nextOf(at, p.times)),
    }
  },
})

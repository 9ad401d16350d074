import { defineBlock, divide, multiply, number, round } from '../../sdk.ts'
import { checkEvery } from '../checks.ts'

export const quantizer = defineBlock({
  id: 'discontinuities/quantizer',
  name: 'Quantizer',
  summary: 'Rounds its input to whole multiples of an interval.',
  equation: 'y = q\\,\\operatorname{round}\\frac{u}{q}',
  keywords: ['quantise', 'ADC', 'resolution', 'stairs', 'LSB', 'rounding', 'discretise', 'quantiser'],
  parameters: {
    interval: number('Interval', '0.5', {
      description: 'Distance q of the levels; halves round away from 0.',
    }),
  },
  inputs: { u: 'Signal' },
  outputs: { y: 'The nearest level' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.3, 0.2],
      [0.3, 0.4],
      [0.5, 0.4],
      [0.5, 0.6],
      [0.7, 0.6],
      [0.7, 0.8],
      [0.9, 0.8],
    ],
  },
  check: ({ interval }) =>
    checkEvery('interval', interval, x => x > 0, 'a distance of levels', 'Write a number above 0.'),
  behaviour: ({ p, u }) => ({ outputs: { y: multiply(p.interval, round(divide(u.u, p.interval))) } }),
})

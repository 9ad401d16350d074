import { choice, defineBlock, number } from '../../sdk.ts'
import { checkEvery } from '../checks.ts'
import { limitSlope, SLEW_MODES } from './slew.ts'

export const rateLimiter = defineBlock({
  id: 'discontinuities/rate-limiter',
  name: 'Rate Limiter',
  summary: 'Lets its input change no faster than two rates allow.',
  equation: 'F \\le \\dot y \\le R',
  keywords: ['slew rate', 'ramp', 'slope', 'soft start', 'limit', 'rate of change', 'actuator'],
  parameters: {
    rising: number('Rising slew rate', '1', { unit: '1/s', description: 'Greatest slope R.' }),
    falling: number('Falling slew rate', '-1', {
      unit: '1/s',
      description: 'Least slope F, a negative number.',
    }),
    initial: number('Initial output', '0', { description: 'Output from which it starts.' }),
    mode: choice('Mode', 'continuous', SLEW_MODES),
  },
  inputs: { u: 'Signal to follow' },
  outputs: { y: 'The signal, as fast as it may' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.3, 0.2],
      [0.6, 0.8],
      [0.9, 0.8],
    ],
  },
  check: ({ rising, falling }) => [
    ...checkEvery('rising', rising, x => x >= 0, 'a rising rate', 'Write 0 or more, per second.'),
    ...checkEvery('falling', falling, x => x <= 0, 'a falling rate', 'Write 0 or less, per second.'),
  ],
  behaviour: ({ p, u, ...scope }) =>
    limitSlope({ u: u.u, rising: p.rising, falling: p.falling, initial: p.initial, mode: p.mode }, scope),
})

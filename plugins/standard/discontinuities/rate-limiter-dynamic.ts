import { choice, defineBlock, number } from '../../sdk.ts'
import { limitSlope, SLEW_MODES } from './slew.ts'

export const rateLimiterDynamic = defineBlock({
  id: 'discontinuities/rate-limiter-dynamic',
  name: 'Rate Limiter Dynamic',
  summary: 'Lets its input change no faster than two signals allow.',
  equation: 'F(t) \\le \\dot y \\le R(t)',
  keywords: ['slew rate', 'ramp', 'slope', 'variable rate', 'limit', 'external limits'],
  parameters: {
    initial: number('Initial output', '0', { description: 'Output from which it starts.' }),
    mode: choice('Mode', 'continuous', SLEW_MODES),
  },
  inputs: {
    rising: 'Greatest slope R, per second',
    u: 'Signal to follow',
    falling: 'Least slope F, per second; a negative number',
  },
  outputs: { y: 'The signal, as fast as it may' },
  look: {
    shape: 'rectangle',
    size: [80, 60],
    curve: [
      [0.25, 0.2],
      [0.4, 0.2],
      [0.6, 0.8],
      [0.75, 0.8],
    ],
    marks: { rising: 'up', falling: 'lo' },
  },
  behaviour: ({ p, u, ...scope }) =>
    limitSlope({ u: u.u, rising: u.rising, falling: u.falling, initial: p.initial, mode: p.mode }, scope),
})

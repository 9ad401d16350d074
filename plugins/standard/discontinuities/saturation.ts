import { clamp, defineBlock, number } from '../../sdk.ts'
import { checkOrder } from '../limits.ts'

export const saturation = defineBlock({
  id: 'discontinuities/saturation',
  name: 'Saturation',
  summary: 'Keeps a signal between a lower and an upper limit.',
  equation: 'y = \\min(\\max(u,\\ u_{\\min}),\\ u_{\\max})',
  keywords: ['limit', 'clamp', 'clip', 'saturate', 'bound', 'limiter', 'actuator'],
  parameters: {
    lower: number('Lower limit', '-1', { description: 'The output is never below it; -inf for none.' }),
    upper: number('Upper limit', '1', { description: 'The output is never above it; inf for none.' }),
  },
  inputs: { u: 'Signal to limit' },
  outputs: { y: 'Limited signal' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.35, 0.2],
      [0.65, 0.8],
      [0.9, 0.8],
    ],
    axes: [0.5, 0.5],
  },
  check: ({ lower, upper }) => checkOrder(['lower', lower], ['upper', upper]),
  behaviour: ({ u, p }) => ({ outputs: { y: clamp(u.u, p.lower, p.upper) } }),
})

import { clamp, defineBlock, number, subtract } from '../../sdk.ts'
import { checkOrder } from '../limits.ts'

export const deadZone = defineBlock({
  id: 'discontinuities/dead-zone',
  name: 'Dead Zone',
  summary: 'Gives 0 while its input is within a zone, and what exceeds the zone outside it.',
  equation: 'y = \\begin{cases} u - a & u < a \\\\ 0 & a \\le u \\le b \\\\ u - b & u > b \\end{cases}',
  keywords: ['deadband', 'dead band', 'threshold', 'play', 'insensitive'],
  parameters: {
    start: number('Start', '-0.5', { description: 'Lower end a of the zone.' }),
    end: number('End', '0.5', { description: 'Upper end b of the zone.' }),
  },
  inputs: { u: 'Signal' },
  outputs: { y: 'What of the signal exceeds the zone' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.15],
      [0.35, 0.5],
      [0.65, 0.5],
      [0.9, 0.85],
    ],
    axes: [0.5, 0.5],
  },
  check: ({ start, end }) => checkOrder(['start', start], ['end', end]),
  behaviour: ({ u, p }) => ({ outputs: { y: subtract(u.u, clamp(u.u, p.start, p.end)) } }),
})

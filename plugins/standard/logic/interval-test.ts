import { and, choice, defineBlock, greater, greaterOrEqual, less, lessOrEqual, number } from '../../sdk.ts'
import { checkOrder } from '../limits.ts'

export const intervalTest = defineBlock({
  id: 'logic/interval-test',
  name: 'Interval Test',
  summary: 'Tells whether its input lies within an interval.',
  equation: 'y = (a \\le u \\le b)',
  keywords: ['range', 'window', 'within', 'between', 'limits', 'window comparator'],
  parameters: {
    lower: number('Lower limit', '-0.5', { description: 'Lower end a.' }),
    upper: number('Upper limit', '0.5', { description: 'Upper end b.' }),
    ends: choice('Ends that belong to it', 'both', {
      both: 'Both',
      lower: 'The lower one',
      upper: 'The upper one',
      none: 'None',
    }),
  },
  inputs: { u: 'Signal to test' },
  outputs: { y: '1 where it lies within, else 0' },
  look: { shape: 'rectangle', formula: 'a \\le u \\le b', size: [100, 40] },
  check: ({ lower, upper }) => checkOrder(['lower', lower], ['upper', upper]),
  behaviour: ({ p, u }) => {
    const isAbove = p.ends === 'both' || p.ends === 'lower' ? greaterOrEqual : greater
    const isBelow = p.ends === 'both' || p.ends === 'upper' ? lessOrEqual : less
    return { outputs: { y: and(isAbove(u.u, p.lower), isBelow(u.u, p.upper)) } }
  },
})

import { defineBlock, greater, less, number, or } from '../../sdk.ts'
import { checkOrder } from '../limits.ts'
import { CHECK_PARAMETERS, watchCondition, watchWith } from '../watch.ts'

export const checkRange = defineBlock({
  id: 'checks/check-range',
  name: 'Check Range',
  role: 'check',
  summary: 'Ends the run, warns or marks the scopes when its input leaves a range.',
  equation: 'a \\le u \\le b',
  keywords: [
    'Check Static Range',
    'Check Static Upper Bound',
    'Check Static Lower Bound',
    'limits',
    'bounds',
    'assert',
    'verify',
  ],
  example:
    'From 11.8 to 12.2 with the action Warn, it says when the output voltage has left its band first, and how often.',
  parameters: {
    lower: number('Lower limit', '-inf', { description: 'Lower end a; -inf for none.' }),
    upper: number('Upper limit', '100', { description: 'Upper end b; inf for none.' }),
    ...CHECK_PARAMETERS,
  },
  inputs: { u: 'Signal to check' },
  look: { shape: 'rectangle', formula: 'a \\le u \\le b\\,?', size: [120, 40] },
  check: ({ lower, upper }) => checkOrder(['lower', lower], ['upper', upper]),
  watch: parameters => watchWith(parameters, 'The check failed: the signal left its range'),
  behaviour: ({ p, u, ...scope }) => watchCondition(p, or(less(u.u, p.lower), greater(u.u, p.upper)), scope),
})

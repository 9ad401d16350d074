import {
  absolute,
  and,
  constant,
  defineBlock,
  greater,
  isTrue,
  multiply,
  number,
  subtract,
  widestOf,
} from '../../sdk.ts'
import { checkEvery } from '../checks.ts'
import { CHECK_PARAMETERS, watchCondition, watchWith } from '../watch.ts'

export const checkGradient = defineBlock({
  id: 'checks/check-gradient',
  name: 'Check Gradient',
  role: 'check',
  summary: 'Ends the run, warns or marks the scopes when its input changes too fast.',
  equation: '\\left|\\frac{u_k - u_{k-1}}{T}\\right| \\le g',
  keywords: ['Check Discrete Gradient', 'slope', 'rate', 'jump', 'assert', 'verify', 'du/dt'],
  example:
    'With 100 per second, a voltage that rises by 2 V within a step of 10 ms fails: its gradient is 200 V/s.',
  parameters: {
    gradient: number('Greatest gradient', '1', {
      unit: '1/s',
      description: 'Greatest size g of the change per second, from step to step.',
    }),
    ...CHECK_PARAMETERS,
  },
  inputs: { u: 'Signal to check' },
  look: { shape: 'rectangle', formula: '|\\dot u| \\le g\\,?', size: [100, 40] },
  check: ({ gradient }) => checkEvery('gradient', gradient, x => x >= 0, 'a gradient', 'Write 0 or more.'),
  watch: parameters => watchWith(parameters, 'The check failed: the signal changed too fast'),
  behaviour: ({ p, u, t, interval, discreteState }) => {
    const before = discreteState('before', constant(0), widestOf(u.u))
    const hasBefore = isTrue(discreteState('hasBefore', constant(0)))
    const change = absolute(subtract(u.u, before))
    const isTooFast = greater(change, multiply(p.gradient, interval))
    const { outputs, updates } = watchCondition(p, and(hasBefore, isTooFast), { t, discreteState })
    return { outputs, updates: { ...updates, before: u.u, hasBefore: constant(1) } }
  },
})

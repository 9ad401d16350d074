import { and, choice, defineBlock, greater, greaterOrEqual, not } from '../../sdk.ts'
import { previousParameter, rememberInput } from './previous.ts'

export const detectRise = defineBlock({
  id: 'logic/detect-rise',
  name: 'Detect Rise',
  summary: 'Tells when its input becomes positive, or not negative.',
  equation: 'y_k = (u_k > 0) \\land (u_{k-1} \\le 0)',
  keywords: [
    'Detect Rise Positive',
    'Detect Rise Nonnegative',
    'rising edge',
    'positive edge',
    'trigger',
    'event',
  ],
  parameters: {
    initial: previousParameter,
    level: choice('Happens when the input becomes', 'positive', {
      positive: 'Positive',
      nonnegative: 'Not negative',
    }),
  },
  inputs: { u: 'Signal to watch' },
  outputs: { y: '1 at the sample where it happens, else 0' },
  look: { shape: 'rectangle', formula: '\\uparrow', size: [60, 40] },
  behaviour: ({ p, u, discreteState }) => {
    const before = rememberInput(u.u, p.initial, discreteState)
    const isBeyond = p.level === 'positive' ? greater : greaterOrEqual
    return { outputs: { y: and(isBeyond(u.u, 0), not(isBeyond(before, 0))) }, updates: { before: u.u } }
  },
})

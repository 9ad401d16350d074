import { and, choice, defineBlock, less, lessOrEqual, not } from '../../sdk.ts'
import { previousParameter, rememberInput } from './previous.ts'

export const detectFall = defineBlock({
  id: 'logic/detect-fall',
  name: 'Detect Fall',
  summary: 'Tells when its input becomes negative, or not positive.',
  equation: 'y_k = (u_k < 0) \\land (u_{k-1} \\ge 0)',
  keywords: [
    'Detect Fall Negative',
    'Detect Fall Nonpositive',
    'falling edge',
    'negative edge',
    'trigger',
    'event',
  ],
  parameters: {
    initial: previousParameter,
    level: choice('Happens when the input becomes', 'negative', {
      negative: 'Negative',
      nonpositive: 'Not positive',
    }),
  },
  inputs: { u: 'Signal to watch' },
  outputs: { y: '1 at the sample where it happens, else 0' },
  look: { shape: 'rectangle', formula: '\\downarrow', size: [60, 40] },
  behaviour: ({ p, u, discreteState }) => {
    const before = rememberInput(u.u, p.initial, discreteState)
    const isBeyond = p.level === 'negative' ? less : lessOrEqual
    return { outputs: { y: and(isBeyond(u.u, 0), not(isBeyond(before, 0))) }, updates: { before: u.u } }
  },
})

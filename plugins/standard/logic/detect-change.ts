import { defineBlock, notEqual } from '../../sdk.ts'
import { previousParameter, rememberInput } from './previous.ts'

export const detectChange = defineBlock({
  id: 'logic/detect-change',
  name: 'Detect Change',
  summary: 'Tells when its input differs from that at the sample before.',
  equation: 'y_k = (u_k \\ne u_{k-1})',
  keywords: ['change', 'edge', 'event', 'different', 'new value'],
  parameters: { initial: previousParameter },
  inputs: { u: 'Signal to watch' },
  outputs: { y: '1 at the sample where it happens, else 0' },
  look: { shape: 'rectangle', formula: 'u \\ne z^{-1}u', size: [80, 40] },
  behaviour: ({ p, u, discreteState }) => {
    const before = rememberInput(u.u, p.initial, discreteState)
    return { outputs: { y: notEqual(u.u, before) }, updates: { before: u.u } }
  },
})

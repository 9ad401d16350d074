import { defineBlock, less } from '../../sdk.ts'
import { previousParameter, rememberInput } from './previous.ts'

export const detectDecrease = defineBlock({
  id: 'logic/detect-decrease',
  name: 'Detect Decrease',
  summary: 'Tells when its input is less than at the sample before.',
  equation: 'y_k = (u_k < u_{k-1})',
  keywords: ['decrease', 'shrinking', 'falling', 'edge', 'event'],
  parameters: { initial: previousParameter },
  inputs: { u: 'Signal to watch' },
  outputs: { y: '1 at the sample where it happens, else 0' },
  look: { shape: 'rectangle', formula: 'u < z^{-1}u', size: [80, 40] },
  behaviour: ({ p, u, discreteState }) => {
    const before = rememberInput(u.u, p.initial, discreteState)
    return { outputs: { y: less(u.u, before) }, updates: { before: u.u } }
  },
})

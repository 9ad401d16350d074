import { defineBlock } from '../../sdk.ts'
import { DELAY_PARAMETERS, delaySignal } from './delay-line.ts'

export const variableDelay = defineBlock({
  id: 'continuous/variable-delay',
  name: 'Variable Delay',
  summary: 'Gives what its input was some time ago; a signal says how long.',
  equation: 'y(t) = u(t - T_d(t))',
  keywords: ['Variable Time Delay', 'Variable Transport Delay', 'dead time', 'latency', 'delay', 'jitter'],
  parameters: DELAY_PARAMETERS,
  inputs: { u: 'Signal to delay', delay: 'Delay in s; below 0 counts as 0' },
  outputs: { y: 'The signal, later' },
  look: { shape: 'rectangle', formula: 'e^{-s T_d(t)}', size: [80, 60] },
  behaviour: ({ p, u, ...scope }) => delaySignal(u.u, u.delay, p, scope),
})

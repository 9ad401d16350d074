import { defineBlock, number } from '../../sdk.ts'
import { checkEvery } from '../checks.ts'
import { DELAY_PARAMETERS, delaySignal } from './delay-line.ts'

export const transportDelay = defineBlock({
  id: 'continuous/transport-delay',
  name: 'Transport Delay',
  summary: 'Gives what its input was a fixed time ago.',
  equation: 'y(t) = u(t - T_d)',
  keywords: ['dead time', 'delay', 'pure delay', 'e^-sT', 'conveyor', 'latency', 'pipe', 'time delay'],
  parameters: {
    delay: number('Time delay', '1', { unit: 's', description: 'Delay T_d.' }),
    ...DELAY_PARAMETERS,
  },
  inputs: { u: 'Signal to delay' },
  outputs: { y: 'The signal, later' },
  look: { shape: 'rectangle', formula: 'e^{-s T_d}', size: [80, 40] },
  check: ({ delay }) =>
    checkEvery('delay', delay, x => x >= 0 && Number.isFinite(x), 'a delay', 'Write a time of 0 or more.'),
  behaviour: ({ p, u, ...scope }) => delaySignal(u.u, p.delay, p, scope),
})

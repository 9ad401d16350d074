import { defineBlock, period } from '../../sdk.ts'

export const digitalClock = defineBlock({
  id: 'sources/digital-clock',
  name: 'Digital Clock',
  summary: 'Gives the simulated time at its samples and holds it in between.',
  equation: 'y = k T,\\quad k T \\le t < (k + 1)\\,T',
  keywords: ['time', 'sampled time', 'clock', 'tick', 'discrete'],
  parameters: { sampleTime: period() },
  outputs: { y: 'Time of the last sample, in s' },
  look: { shape: 'rectangle', label: 'k T', size: [60, 40] },
  period: ({ sampleTime }) => sampleTime,
  behaviour: ({ t }) => ({ outputs: { y: t } }),
})

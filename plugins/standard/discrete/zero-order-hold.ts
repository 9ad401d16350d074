import { defineBlock, period } from '../../sdk.ts'

export const zeroOrderHold = defineBlock({
  id: 'discrete/zero-order-hold',
  name: 'Zero-Order Hold',
  summary: 'Samples its input and holds the value until the next sample.',
  equation: 'y(t) = u(k T),\\quad k T \\le t < (k + 1)\\,T',
  keywords: [
    'ZOH',
    'sample and hold',
    'sampler',
    'ADC',
    'DAC',
    'discretise',
    'quantise in time',
    'staircase',
  ],
  parameters: { sampleTime: period() },
  inputs: { u: 'Signal to sample' },
  outputs: { y: 'The input at the last sample' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.3, 0.2],
      [0.3, 0.45],
      [0.5, 0.45],
      [0.5, 0.7],
      [0.7, 0.7],
      [0.7, 0.85],
      [0.9, 0.85],
    ],
  },
  period: ({ sampleTime }) => sampleTime,
  behaviour: ({ u }) => ({ outputs: { y: u.u } }),
})

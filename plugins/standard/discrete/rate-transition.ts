import { defineBlock, flag, number, period } from '../../sdk.ts'

export const rateTransition = defineBlock({
  id: 'discrete/rate-transition',
  name: 'Rate Transition',
  role: 'rate-transition',
  summary:
    'Hands a signal from one sample time to another: samples it for slower readers, holds it for faster ones.',
  equation:
    'y(t) = \\begin{cases} u(k T_y) & \\text{fast to slow} \\\\ u((k - 1)\\,T_u) & \\text{slow to fast} \\end{cases}',
  keywords: [
    'multirate',
    'sample rate',
    'resample',
    'downsample',
    'upsample',
    'sample time',
    'decimate',
    'task',
  ],
  parameters: {
    sampleTime: period('Sample time of the output', '0'),
    isDeterministic: flag('One slow sample of delay from slow to fast', 'true', {
      description:
        'As on a controller whose slow task hands over its result at its next start; without, at once.',
    }),
    initial: number('Initial value', '0', { description: 'What leaves until the first delayed sample.' }),
  },
  inputs: { u: 'Signal at one sample time' },
  outputs: { y: 'The same at the other' },
  look: { shape: 'rectangle', label: 'RT', size: [60, 40] },
  period: ({ sampleTime }) => sampleTime,
  behaviour: ({ p, u, isSlowToFast, discreteState }) => {
    if (!isSlowToFast || !p.isDeterministic) return { outputs: { y: u.u } }
    const x = discreteState('x', p.initial, u.u)
    return { outputs: { y: x }, updates: { x: u.u } }
  },
})

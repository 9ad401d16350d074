import { defineBlock, number, period, subtract, widestOf } from '../../sdk.ts'

export const difference = defineBlock({
  id: 'discrete/difference',
  name: 'Difference',
  summary: 'Gives by how much its input has changed since the sample before.',
  equation: 'y_k = u_k - u_{k-1}',
  keywords: ['delta', 'change', 'backward difference', '1 - z^-1', 'increment', 'discrete'],
  parameters: {
    initial: number('Initial value', '0', {
      description: 'What the input counts to have been before the start.',
    }),
    sampleTime: period(),
  },
  inputs: { u: 'Signal' },
  outputs: { y: 'Its change' },
  look: { shape: 'rectangle', formula: '1 - z^{-1}', size: [80, 40] },
  period: ({ sampleTime }) => sampleTime,
  behaviour: ({ p, u, discreteState }) => {
    const before = discreteState('before', p.initial, widestOf(u.u))
    return { outputs: { y: subtract(u.u, before) }, updates: { before: u.u } }
  },
})

import { defineBlock, number, period } from '../../sdk.ts'

export const unitDelay = defineBlock({
  id: 'discrete/unit-delay',
  name: 'Unit Delay',
  summary: 'Gives what its input was one sample before.',
  equation: 'y_k = u_{k-1},\\quad y_0 = x_0',
  keywords: ['delay', 'memory', 'z^-1', '1/z', 'previous', 'sample', 'state', 'register'],
  parameters: {
    initial: number('Initial value', '0', { description: 'Output x_0 until the second sample.' }),
    sampleTime: period(),
  },
  inputs: { u: 'Signal to delay' },
  outputs: { y: 'The input at the sample before' },
  look: { shape: 'rectangle', formula: 'z^{-1}', size: [60, 40] },
  period: ({ sampleTime }) => sampleTime,
  behaviour: ({ p, u, discreteState }) => {
    const x = discreteState('x', p.initial, u.u)
    return { outputs: { y: x }, updates: { x: u.u } }
  },
})

import { defineBlock, number } from '../../sdk.ts'

export const memory = defineBlock({
  id: 'discrete/memory',
  name: 'Memory',
  summary: 'Gives what its input was at the step before.',
  equation: 'y(t_k) = u(t_{k-1})',
  keywords: ['delay', 'previous step', 'state', 'break algebraic loop', 'hold', 'last value'],
  parameters: { initial: number('Initial value', '0', { description: 'Output at the first step.' }) },
  inputs: { u: 'Signal to remember' },
  outputs: { y: 'The input at the step before' },
  look: { shape: 'rectangle', label: 'M', size: [40, 40] },
  period: () => 0,
  behaviour: ({ p, u, discreteState }) => {
    const x = discreteState('x', p.initial, u.u)
    return { outputs: { y: x }, updates: { x: u.u } }
  },
})

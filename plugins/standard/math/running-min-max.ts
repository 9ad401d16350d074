import { choice, defineBlock, maximum, minimum, notEqual, number, select, widestOf } from '../../sdk.ts'

export const runningMinMax = defineBlock({
  id: 'math/running-min-max',
  name: 'Running Min/Max',
  summary: 'Gives the least or the greatest value that its input has had; a reset begins anew.',
  equation: 'y_k = \\min(u_k,\\ y_{k-1}) \\quad\\text{or}\\quad y_k = \\max(u_k,\\ y_{k-1})',
  keywords: ['MinMax Running Resettable', 'peak', 'peak hold', 'minimum', 'maximum', 'envelope', 'extreme'],
  parameters: {
    function: choice('Function', 'max', { min: 'Minimum', max: 'Maximum' }),
    initial: number('Initial value', '0', {
      description:
        'Value that the first input and that after a reset is compared with; -inf or inf for none.',
    }),
  },
  inputs: { u: 'Signal to watch', reset: 'Begins anew while it is not 0' },
  outputs: { y: 'The least or the greatest since the start or the last reset' },
  look: ({ function: name }) => ({ shape: 'rectangle', label: `${name} hold`, size: [80, 60] }),
  behaviour: ({ p, u, discreteState }) => {
    const least = p.function === 'min'
    const x = discreteState('x', p.initial, widestOf(u.u, u.reset))
    const y = (least ? minimum : maximum)(u.u, select(notEqual(u.reset, 0), p.initial, x))
    return { outputs: { y }, updates: { x: y } }
  },
})

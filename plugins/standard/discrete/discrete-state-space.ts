import { defineBlock, number, period } from '../../sdk.ts'
import { MATRICES, shapeMatrices, stateOutput, stateRate } from '../state-space.ts'

export const discreteStateSpace = defineBlock({
  id: 'discrete/discrete-state-space',
  name: 'Discrete State-Space',
  summary: 'A linear system in discrete time given by its four matrices.',
  equation: 'x_{k+1} = A x_k + B u_k,\\quad y_k = C x_k + D u_k',
  keywords: ['state space', 'ABCD', 'matrices', 'linear system', 'MIMO', 'discrete', 'LTI'],
  parameters: {
    ...MATRICES,
    initial: number('Initial state', '0', { description: 'x at the start.' }),
    sampleTime: period(),
  },
  inputs: { u: 'Input, a vector with an element for each column of B' },
  outputs: { y: 'Output, a vector with an element for each row of C' },
  look: {
    shape: 'rectangle',
    formula: '\\begin{aligned} x^+ &= A x + B u \\\\ y &= C x + D u \\end{aligned}',
    size: [120, 60],
  },
  period: ({ sampleTime }) => sampleTime,
  behaviour: ({ p, u, discreteState }) => {
    const system = shapeMatrices(p)
    const x = discreteState('x', p.initial, system.states)
    return { outputs: { y: stateOutput(system, x, u.u) }, updates: { x: stateRate(system, x, u.u) } }
  },
})

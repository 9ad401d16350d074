import { defineBlock, number } from '../../sdk.ts'
import { MATRICES, shapeMatrices, stateOutput, stateRate } from '../state-space.ts'

export const stateSpace = defineBlock({
  id: 'continuous/state-space',
  name: 'State-Space',
  summary: 'A linear system given by its four matrices.',
  equation: '\\dot x = A x + B u,\\quad y = C x + D u',
  keywords: ['state space', 'ABCD', 'matrices', 'linear system', 'MIMO', 'plant', 'LTI'],
  parameters: {
    ...MATRICES,
    initial: number('Initial state', '0', { description: 'x at the start.' }),
  },
  inputs: { u: 'Input, a vector with an element for each column of B' },
  outputs: { y: 'Output, a vector with an element for each row of C' },
  look: {
    shape: 'rectangle',
    formula: '\\begin{aligned} \\dot x &= A x + B u \\\\ y &= C x + D u \\end{aligned}',
    size: [120, 60],
  },
  behaviour: ({ p, u, continuousState }) => {
    const system = shapeMatrices(p)
    const x = continuousState('x', p.initial, system.states)
    return { outputs: { y: stateOutput(system, x, u.u) }, derivatives: { x: stateRate(system, x, u.u) } }
  },
})

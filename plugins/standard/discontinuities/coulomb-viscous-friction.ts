import { absolute, add, defineBlock, multiply, number, sign } from '../../sdk.ts'
import { checkEvery } from '../checks.ts'

export const friction = defineBlock({
  id: 'discontinuities/coulomb-viscous-friction',
  name: 'Coulomb & Viscous Friction',
  summary: 'Friction of a speed: a constant part against the motion and a part that grows with the speed.',
  equation: 'y = \\operatorname{sgn}(u)\\,(k\\,|u| + F_C)',
  keywords: [
    'coulomb',
    'viscous',
    'dry friction',
    'drag',
    'damping',
    'stiction',
    'mechanical',
    'Coulomb and Viscous Friction',
  ],
  parameters: {
    offset: number('Coulomb friction', '1', { description: 'Value F_C just off 0.' }),
    gain: number('Viscous friction', '1', { description: 'Slope k.' }),
  },
  inputs: { u: 'Speed' },
  outputs: { y: 'Friction; at rest what holds it there, with fixed steps a chatter around it' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.1],
      [0.5, 0.3],
      [0.5, 0.7],
      [0.9, 0.9],
    ],
    axes: [0.5, 0.5],
  },
  check: ({ offset }) =>
    checkEvery(
      'offset',
      offset,
      x => x >= 0,
      'a Coulomb friction',
      'Write 0 or more: friction is against the motion.',
    ),
  behaviour: ({ p, u }) => ({
    outputs: { y: multiply(sign(u.u), add(multiply(p.gain, absolute(u.u)), p.offset)) },
  }),
})

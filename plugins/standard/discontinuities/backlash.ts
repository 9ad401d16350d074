import { add, defineBlock, divide, maximum, minimum, number, subtract, widestOf } from '../../sdk.ts'
import { checkEvery } from '../checks.ts'

export const backlash = defineBlock({
  id: 'discontinuities/backlash',
  name: 'Backlash',
  summary: 'Follows its input with play: the output moves only when the input has crossed the gap.',
  equation:
    'y = \\min\\!\\left(\\max\\!\\left(y_{k-1},\\ u - \\tfrac{w}{2}\\right),\\ u + \\tfrac{w}{2}\\right)',
  keywords: ['play', 'gear', 'hysteresis', 'slack', 'deadband', 'gap', 'mechanical'],
  parameters: {
    width: number('Deadband width', '1', { description: 'Width w of the gap.' }),
    initial: number('Initial output', '0'),
  },
  inputs: { u: 'Driving position' },
  outputs: { y: 'Driven position' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.2, 0.2],
      [0.4, 0.2],
      [0.8, 0.8],
      [0.6, 0.8],
      [0.2, 0.2],
    ],
    axes: [0.5, 0.5],
  },
  check: ({ width }) => checkEvery('width', width, x => x >= 0, 'a width', 'Write 0 or more.'),
  behaviour: ({ p, u, discreteState }) => {
    const half = divide(p.width, 2)
    const before = discreteState('before', p.initial, widestOf(u.u, p.width))
    // At the edge of the gap it is taken along: what holds still there would be pushed anew at once, without end.
    const y = minimum(add(u.u, half), maximum(subtract(u.u, half), before))
    return { outputs: { y }, updates: { before: y } }
  },
})

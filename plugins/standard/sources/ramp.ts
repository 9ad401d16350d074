import { add, defineBlock, maximum, multiply, number, subtract } from '../../sdk.ts'
import { onceAt } from '../instants.ts'

export const ramp = defineBlock({
  id: 'sources/ramp',
  name: 'Ramp',
  summary: 'Rises steadily from a given time on.',
  equation: 'y = y_0 + r\\,\\max(t - t_0,\\ 0)',
  keywords: ['slope', 'linear', 'rate', 'sweep', 'reference'],
  parameters: {
    slope: number('Slope', '1', { unit: '1/s', description: 'Slope r, in units of the signal per second.' }),
    start: number('Start time', '0', { unit: 's', description: 'Time t_0 at which it begins to rise.' }),
    initial: number('Initial value', '0', { description: 'Value y_0 until the start time.' }),
  },
  outputs: { y: 'The ramp' },
  look: {
    shape: 'rectangle',
    size: [40, 40],
    curve: [
      [0.1, 0.2],
      [0.35, 0.2],
      [0.9, 0.85],
    ],
  },
  behaviour: ({ p, t }) => ({
    outputs: { y: add(p.initial, multiply(p.slope, maximum(subtract(t, p.start), 0))) },
    nextEvent: onceAt(t, p.start),
  }),
})

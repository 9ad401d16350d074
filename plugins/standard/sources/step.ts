import { defineBlock, greaterOrEqual, number, select } from '../../sdk.ts'
import { forgiveRounding, onceAt } from '../instants.ts'

export const step = defineBlock({
  id: 'sources/step',
  name: 'Step',
  summary: 'Changes from one value to another at a given time.',
  equation: 'y = \\begin{cases} y_0 & t < t_s \\\\ y_1 & t \\ge t_s \\end{cases}',
  keywords: ['setpoint', 'reference', 'jump', 'heaviside', 'load', 'disturbance', 'unit step'],
  parameters: {
    time: number('Step time', '1', {
      unit: 's',
      description: 'Time t_s of the change; the new value holds at it.',
    }),
    before: number('Value before', '0', { description: 'Value y_0 until the step time.' }),
    after: number('Value after', '1', { description: 'Value y_1 from the step time on.' }),
  },
  outputs: { y: 'The value before, then the value after' },
  look: {
    shape: 'rectangle',
    size: [40, 40],
    curve: [
      [0.1, 0.2],
      [0.5, 0.2],
      [0.5, 0.8],
      [0.9, 0.8],
    ],
  },
  behaviour: ({ p, t }) => ({
    outputs: { y: select(greaterOrEqual(forgiveRounding(t), p.time), p.after, p.before) },
    nextEvent: onceAt(t, p.time),
  }),
})

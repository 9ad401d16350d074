import { defineBlock, vector } from '../../sdk.ts'
import { followPoints, POINT_PARAMETERS } from '../points-over-time.ts'
import { checkIncreasing, checkSameLength } from '../tables.ts'

export const signalEditor = defineBlock({
  id: 'sources/signal-editor',
  name: 'Signal Editor',
  summary: 'A signal through points of time and value that stand in a table.',
  equation: 'y(t_i) = y_i',
  keywords: ['Signal Builder', 'table', 'profile', 'drive cycle', 'piecewise', 'points'],
  parameters: {
    times: vector('Times', '[0, 1, 2]', { unit: 's', description: 'Times t_i of the points, increasing.' }),
    values: vector('Values', '[0, 1, 1]', { description: 'Values y_i, as many as times.' }),
    ...POINT_PARAMETERS,
  },
  table: { kind: 'columns', x: 'times', ys: ['values'], method: 'method' },
  outputs: { y: 'The signal' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.3, 0.7],
      [0.5, 0.7],
      [0.65, 0.35],
      [0.9, 0.8],
    ],
    axes: [0.1, 0.2],
  },
  check: ({ times, values }) => [
    ...checkIncreasing('times', times),
    ...checkSameLength(['times', times], ['values', values]),
  ],
  behaviour: ({ p, t }) => {
    const { times, values, method, ends } = p
    const { y, ...breaks } = followPoints(t, { times, values: [values], method, ends })
    return { outputs: { y }, ...breaks }
  },
})

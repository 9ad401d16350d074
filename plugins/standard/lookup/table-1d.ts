import { choice, defineBlock, lookup as lookUp, vector } from '../../sdk.ts'
import { checkIncreasing, checkSameLength } from '../tables.ts'

export const table1d = defineBlock({
  id: 'lookup/table-1d',
  name: '1-D Lookup',
  summary: 'Looks its input up in a table of points.',
  equation: 'y = f(u),\\quad f(x_i) = y_i',
  keywords: ['lookup table', 'interpolation', 'characteristic', 'curve', 'map', 'table', '1-D'],
  parameters: {
    breakpoints: vector('Breakpoints', '[-1, 0, 1]', {
      description: 'Inputs x_i of the points, increasing.',
    }),
    values: vector('Values', '[-1, 0, 1]', {
      description: 'Outputs y_i of the points, as many as breakpoints.',
    }),
    method: choice('Between points', 'linear', {
      linear: 'Straight line',
      nearest: 'Nearest point',
      previous: 'Point before',
    }),
    ends: choice('Beyond the ends', 'clip', {
      clip: 'Hold the end value',
      extrapolate: 'Continue the last line',
    }),
  },
  inputs: { u: 'Where to look' },
  outputs: { y: 'Value of the table' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.15],
      [0.3, 0.3],
      [0.5, 0.6],
      [0.7, 0.8],
      [0.9, 0.85],
    ],
    axes: [0.1, 0.15],
  },
  check: ({ breakpoints, values }) => [
    ...checkIncreasing('breakpoints', breakpoints),
    ...checkSameLength(['breakpoints', breakpoints], ['values', values]),
  ],
  behaviour: ({ u, p }) => ({ outputs: { y: lookUp(u.u, p.breakpoints, p.values, p.method, p.ends) } }),
})

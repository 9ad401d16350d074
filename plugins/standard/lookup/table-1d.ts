import { choice, defineBlock, lookup as lookUp, vector } from '../../sdk.ts'
import { checkSameLength } from '../tables.ts'
import { ends, findInterval } from './axis.ts'
import { interpolateCurve } from './curve.ts'
import { checkAxis, checkFinite } from './grid.ts'
import { giveAndWatch, outside, rangeOf, watchOutside } from './outside.ts'
import { slopesOf } from './slopes.ts'

export const table1d = defineBlock({
  id: 'lookup/table-1d',
  name: '1-D Lookup',
  summary: 'Looks its input up in a table of points.',
  equation: 'y = f(u),\\quad f(x_i) = y_i',
  keywords: [
    'Lookup Table',
    '1-D Lookup Table',
    'interpolation',
    'characteristic',
    'curve',
    'map',
    'table',
    'spline',
    'Akima',
    '1-D',
  ],
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
      spline: 'Cubic spline',
      akima: 'Akima curve',
    }),
    ends,
    outside,
  },
  table: { kind: 'columns', x: 'breakpoints', ys: ['values'], method: 'method' },
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
  check: ({ breakpoints, values, method }) => [
    ...checkAxis('breakpoints', breakpoints),
    ...checkSameLength(['breakpoints', breakpoints], ['values', values]),
    ...(method === 'spline' || method === 'akima' ? checkFinite('values', values) : []),
  ],
  derive: ({ breakpoints, values, method }) =>
    method === 'spline' || method === 'akima' ? { slopes: slopesOf(method, breakpoints, values) } : {},
  watch: watchOutside,
  behaviour: ({ u, p, derived, ...scope }) => {
    const { breakpoints, values, method } = p
    const y =
      method === 'spline' || method === 'akima'
        ? interpolateCurve(values, derived('slopes'), findInterval(u.u, breakpoints, p.ends))
        : lookUp(u.u, breakpoints, values, method, p.ends)
    return giveAndWatch({ y }, p, [rangeOf(u.u, breakpoints)], scope)
  },
})

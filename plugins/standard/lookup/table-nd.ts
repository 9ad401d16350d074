import { choice, defineBlock, matrixParameter } from '../../sdk.ts'
import { heightForPorts, numberPorts } from '../ports.ts'
import { ends } from './axis.ts'
import { BREAKPOINTS, dimensions, listBreakpoints, pickAxes, writeFunction } from './dimensions.ts'
import { checkAxis, checkFinite, checkGrid, deriveSpline, ORDER } from './grid.ts'
import { lookUpGrid, METHODS } from './look-up-grid.ts'
import { giveAndWatch, outside, rangesOf, watchOutside } from './outside.ts'

export const tableNd = defineBlock({
  id: 'lookup/table-nd',
  name: 'n-D Lookup',
  summary: 'Looks its inputs up in a table of one to five dimensions.',
  equation: 'y = f(u_1, \\ldots, u_n),\\quad f(x^1_{i_1}, \\ldots, x^n_{i_n}) = y_{i_1 \\ldots i_n}',
  keywords: [
    'n-D Lookup Table',
    'map',
    'interpolation',
    'multilinear',
    'trilinear',
    'spline',
    'characteristic',
    '3-D',
    'n-D',
  ],
  parameters: {
    dimensions,
    ...BREAKPOINTS,
    table: matrixParameter('Table', '[0, 1; 2, 3; 4, 5; 6, 7]', { description: `Values: ${ORDER}` }),
    method: choice('Between points', 'linear', METHODS),
    ends,
    outside,
  },
  unused: ({ dimensions: typed }) => listBreakpoints().slice(Number(typed)),
  inputs: parameters => numberPorts('u', parameters.dimensions, d => `Where to look in dimension ${d}`),
  outputs: { y: 'Value of the table' },
  look: parameters => ({
    shape: 'rectangle',
    formula: writeFunction('f', parameters.dimensions),
    size: [120, heightForPorts(parameters.dimensions, 60)],
  }),
  check: parameters => {
    const axes = pickAxes(parameters, parameters.dimensions)
    const sizes = axes.map(({ points }) => points.length)
    return [
      ...axes.flatMap(({ name, points }) => checkAxis(name, points)),
      ...checkGrid('table', parameters.table, sizes),
      ...(parameters.method === 'spline' ? checkFinite('table', parameters.table.values) : []),
    ]
  },
  derive: parameters => {
    const axes = pickAxes(parameters, parameters.dimensions).map(({ points }) => points)
    return parameters.method === 'spline' ? { spline: deriveSpline(parameters.table, axes) } : {}
  },
  watch: watchOutside,
  behaviour: ({ p, inputs, derived, ...scope }) => {
    const axes = pickAxes(p, p.dimensions).map(({ points }) => points)
    const y = lookUpGrid({ ...p, axes, inputs, derived })
    return giveAndWatch({ y }, p, rangesOf(inputs, axes), scope)
  },
})

import { choice, defineBlock, matrixParameter, vector } from '../../sdk.ts'
import { ends } from './axis.ts'
import { checkAxis, checkFinite, checkGrid, deriveSpline } from './grid.ts'
import { lookUpGrid, METHODS } from './look-up-grid.ts'
import { giveAndWatch, outside, rangesOf, watchOutside } from './outside.ts'

export const table2d = defineBlock({
  id: 'lookup/table-2d',
  name: '2-D Lookup',
  summary: 'Looks its two inputs up in a table of rows and columns.',
  equation: 'y = f(u_1, u_2),\\quad f(x_i, z_j) = y_{ij}',
  keywords: [
    '2-D Lookup Table',
    'map',
    'interpolation',
    'bilinear',
    'bicubic',
    'spline',
    'surface',
    'characteristic',
    '2-D',
    '2D lookup',
  ],
  parameters: {
    rows: vector('Row breakpoints', '[0, 1]', { description: 'Values x_i of the first input, increasing.' }),
    columns: vector('Column breakpoints', '[0, 1, 2]', {
      description: 'Values z_j of the second input, increasing.',
    }),
    values: matrixParameter('Table', '[4, 5, 6; 16, 19, 20]', {
      description:
        'Values y, a row for each row breakpoint; a list of all of them, row by row, does as well.',
    }),
    method: choice('Between points', 'linear', METHODS),
    ends,
    outside,
  },
  table: { kind: 'grid', rows: 'rows', columns: 'columns', values: 'values' },
  inputs: { u1: 'Where to look in the rows', u2: 'Where to look in the columns' },
  outputs: { y: 'Value of the table' },
  look: { shape: 'rectangle', formula: 'f(u_1, u_2)', size: [80, 60] },
  check: ({ rows, columns, values, method }) => [
    ...checkAxis('rows', rows),
    ...checkAxis('columns', columns),
    ...checkGrid('values', values, [rows.length, columns.length]),
    ...(method === 'spline' ? checkFinite('values', values.values) : []),
  ],
  derive: ({ rows, columns, values, method }) =>
    method === 'spline' ? { spline: deriveSpline(values, [rows, columns]) } : {},
  watch: watchOutside,
  behaviour: ({ p, inputs, derived, ...scope }) => {
    const axes = [p.rows, p.columns]
    const y = lookUpGrid({ ...p, table: p.values, axes, inputs, derived })
    return giveAndWatch({ y }, p, rangesOf(inputs, axes), scope)
  },
})

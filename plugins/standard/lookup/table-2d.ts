import {
  add,
  arrayRead,
  choice,
  clamp,
  constant,
  defineBlock,
  divide,
  type Expression,
  elements,
  greaterOrEqual,
  multiply,
  subtract,
  toReal,
  vector,
} from '../../sdk.ts'
import { checkIncreasing } from '../tables.ts'

export const table2d = defineBlock({
  id: 'lookup/table-2d',
  name: '2-D Lookup',
  summary: 'Looks its two inputs up in a table of rows and columns.',
  equation: 'y = f(u_1, u_2),\\quad f(x_i, z_j) = y_{ij}',
  keywords: ['lookup table', 'map', 'interpolation', 'bilinear', 'surface', 'characteristic', '2-D'],
  parameters: {
    rows: vector('Row breakpoints', '[0, 1]', { description: 'Values x_i of the first input, increasing.' }),
    columns: vector('Column breakpoints', '[0, 1, 2]', {
      description: 'Values z_j of the second input, increasing.',
    }),
    values: vector('Table', '[4, 5, 6, 16, 19, 20]', { description: 'Values y, row by row.' }),
    method: choice('Between points', 'linear', { linear: 'Bilinear', nearest: 'Nearest point' }),
    ends: choice('Beyond the ends', 'clip', {
      clip: 'Hold the end value',
      extrapolate: 'Continue the plane',
    }),
  },
  inputs: { u1: 'Where to look in the rows', u2: 'Where to look in the columns' },
  outputs: { y: 'Value of the table' },
  look: { shape: 'rectangle', formula: 'f(u_1, u_2)', size: [80, 60] },
  check: ({ rows, columns, values }) => [
    ...checkIncreasing('rows', rows),
    ...checkIncreasing('columns', columns),
    ...(values.length === rows.length * columns.length
      ? []
      : [
          {
            parameter: 'values',
            message: `The table has ${values.length} values, but ${rows.length} rows of ${columns.length} columns.`,
            hint: 'Give one value for each row and column, row by row.',
          },
        ]),
  ],
  behaviour: ({ p, u }) => {
    const row = locate(u.u1, p.rows, p.ends)
    const column = locate(u.u2, p.columns, p.ends)
    const width = p.columns.width
    const read = (i: Expression, j: Expression) => arrayRead(p.values, add(multiply(i, width), j))
    if (p.method === 'nearest') {
      const [i, j] = [row, column].map(({ index, part }) => add(index, toReal(greaterOrEqual(part, 0.5))))
      return { outputs: { y: read(i ?? row.index, j ?? column.index) } }
    }
    const along = (i: Expression) => {
      const [left, right] = [read(i, column.index), read(i, add(column.index, 1))]
      return add(left, multiply(column.part, subtract(right, left)))
    }
    const [below, above] = [along(row.index), along(add(row.index, 1))]
    return { outputs: { y: add(below, multiply(row.part, subtract(above, below))) } }
  },
})

/** Number of the interval, from 0, and which part of it lies before x. */
function locate(x: Expression, points: Expression, ends: 'clip' | 'extrapolate') {
  const inner = elements(points).slice(1, -1)
  const index = inner.reduce<Expression>(
    (count, point) => add(count, toReal(greaterOrEqual(x, point))),
    constant(0),
  )
  const from = arrayRead(points, index)
  const part = divide(subtract(x, from), subtract(arrayRead(points, add(index, 1)), from))
  return { index, part: ends === 'clip' ? clamp(part, 0, 1) : part }
}

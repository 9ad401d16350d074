import {
  arrayRead,
  choice,
  clamp,
  concatenate,
  constant,
  count,
  defineBlock,
  type Expression,
  ExpressionError,
  floor,
  matrixParameter,
  reshape,
  rowsOf,
  subtract,
} from '../../sdk.ts'
import { heightForPorts, numberPorts } from '../ports.ts'
import { MOST_DIMENSIONS } from './dimensions.ts'
import { findElement, ORDER } from './grid.ts'
import { giveAndWatch, outside, watchOutside } from './outside.ts'
import { checkSizes, sizes, sizesOf, stridesBySize } from './sizes.ts'

export const directLookup = defineBlock({
  id: 'lookup/direct-lookup',
  name: 'Direct Lookup',
  summary: 'Gives the element of a table whose number arrives, or a row or column of it.',
  equation: 'y = T_{n_1 \\ldots n_m},\\quad n_i = \\lfloor u_i \\rfloor',
  keywords: ['Direct Lookup Table (n-D)', 'index', 'array', 'table', 'list', 'element', 'row', 'column'],
  parameters: {
    table: matrixParameter('Table', '[4, 5, 6]', {
      description: `Values T: a list, or ${ORDER}`,
    }),
    dimensions: count('Dimensions', '1', { least: 1, most: MOST_DIMENSIONS }),
    sizes,
    selects: choice(
      'Gives',
      'element',
      { element: 'An element', row: 'A row', column: 'A column' },
      { description: 'Of rows and columns the table is a matrix, whatever its dimensions.' },
    ),
    base: choice('Numbers begin', 'zero', { zero: 'At 0', one: 'At 1' }),
    outside,
  },
  unused: ({ dimensions, selects }) => {
    if (selects !== 'element') return ['dimensions', 'sizes']
    return Number(dimensions) < 3 ? ['sizes'] : []
  },
  inputs: ({ dimensions, selects }) =>
    selects !== 'element'
      ? { u: `Number of the ${selects}; held inside the table` }
      : dimensions === 1
        ? { u: 'Number of the element; held inside the table' }
        : numberPorts('u', dimensions, d => `Number in dimension ${d}, held inside the table`),
  outputs: { y: 'What stands there' },
  look: ({ dimensions }) => ({
    shape: 'rectangle',
    formula: 'T[u]',
    size: [60, heightForPorts(dimensions, 40)],
  }),
  check: ({ table, sizes: given, dimensions, selects }) =>
    checkSizes(table, given, selects === 'element' ? dimensions : 2, 1),
  watch: watchOutside,
  behaviour: ({ p, inputs, ...scope }) => {
    const first = p.base === 'one' ? 1 : 0
    const all = sizesOf(p.table, p.sizes, p.selects === 'element' ? p.dimensions : 2)
    const ranges = (p.selects === 'column' ? all.slice(1) : all).flatMap((size, d) => {
      const u = inputs[d]
      if (!u) return []
      const number = first === 0 ? floor(u) : subtract(floor(u), first)
      return [{ x: number, from: constant(0), to: subtract(size, 1) }]
    })
    const places = ranges.map(({ x, from, to }) => clamp(x, from, to))
    const y =
      p.selects === 'element'
        ? arrayRead(p.table, findElement(places, stridesBySize(p.table, all)))
        : readLine(p.table, places[0] ?? constant(0), p.selects)
    return giveAndWatch({ y }, p, ranges, scope)
  },
})

/** A whole row or column, a vector. */
function readLine(table: Expression, place: Expression, selects: 'row' | 'column'): Expression {
  if (place.width !== 1)
    throw new ExpressionError(`One ${selects} is given at a time, so its number is a scalar.`, [place])
  const rows = rowsOf(table)
  const isOnly = (selects === 'row' ? rows : table.columns) === 1
  if (isOnly) return reshape(table, 1)
  if (selects === 'column') return arrayRead(table, place, rows)
  const columns = Array.from({ length: table.columns }, (_, i) => i)
  return concatenate(
    columns.map(column => arrayRead(table, findElement([place, constant(column)], [1, rows]))),
  )
}

/** Tables without breakpoints: how many elements they have in each dimension. */
import {
  constant,
  type Expression,
  element,
  type MatrixValue,
  multiply,
  type Operand,
  type ParameterFault,
  rowsOf,
  vector,
} from '../../sdk.ts'

export const sizes = vector('Sizes', '[2, 2, 2]', {
  description:
    'Of a table of three or more dimensions: how many elements it has in each; not used where there are fewer.',
})

/** Of a list its length, of a matrix its rows and columns, else what the parameter says. */
export function sizesOf(table: Expression, given: Expression, dimensions: number): Expression[] {
  if (dimensions === 1) return [constant(table.width)]
  if (dimensions === 2) return [constant(rowsOf(table)), constant(table.columns)]
  return Array.from({ length: dimensions }, (_, d) => element(given, Math.min(d, given.width - 1)))
}

/** Distances in memory between neighbours of each dimension, of a table written as `grid.ts` says. */
export function stridesBySize(table: Expression, all: readonly Expression[]): Operand[] {
  const last = all.length - 1
  const rows = rowsOf(table)
  const isMatrix = last > 0 && (last === 1 || (rows > 1 && table.columns > 1))
  let next: Expression = isMatrix ? constant(1) : (all[last] ?? constant(1))
  const leading = all
    .slice(0, last)
    .toReversed()
    .map(size => {
      const stride = next
      next = multiply(next, size)
      return stride
    })
  return [...leading.reverse(), isMatrix ? rows : 1]
}

/** Faults of the table and of its sizes; `least` is how many elements each dimension needs. */
export function checkSizes(
  table: MatrixValue,
  given: readonly number[],
  dimensions: number,
  least: number,
): ParameterFault[] {
  const { length } = table.values
  const rows = length / table.columns
  if (dimensions === 1) {
    if (rows > 1 && table.columns > 1) {
      const message = `The table is a matrix of ${rows} rows, but it has one dimension.`
      return [{ parameter: 'table', message, hint: 'Write a list, or set two dimensions.' }]
    }
    return length < least ? [tooFew(length, least)] : []
  }
  if (dimensions === 2) {
    const fewest = Math.min(rows, table.columns)
    return fewest < least ? [tooFew(fewest, least)] : []
  }
  const hint = `Write one whole number for each of the ${dimensions} dimensions, such as [${Array(dimensions).fill(2).join(', ')}].`
  if (given.length !== dimensions) {
    const message = `There are ${given.length} sizes, but ${dimensions} dimensions.`
    return [{ parameter: 'sizes', message, hint }]
  }
  const wrong = given.findIndex(size => !Number.isInteger(size) || size < least)
  if (wrong !== -1) {
    const message = `Size ${wrong + 1} (${given[wrong]}) is not a whole number from ${least} on.`
    return [{ parameter: 'sizes', message, hint }]
  }
  const wanted = given.reduce((product, size) => product * size, 1)
  const isFlat = rows === 1 || table.columns === 1
  if (length === wanted && (isFlat || table.columns === given.at(-1))) return []
  const found = isFlat ? `${length} values` : `${rows} rows of ${table.columns} values`
  return [
    {
      parameter: 'table',
      message: `The table has ${found}, but its sizes make ${given.join(' × ')} = ${wanted}.`,
      hint: `Write ${wanted / (given.at(-1) ?? 1)} rows of ${given.at(-1)} values, or change the sizes.`,
    },
  ]
}

function tooFew(found: number, least: number): ParameterFault {
  return {
    parameter: 'table',
    message: `The table has ${found} value${found === 1 ? '' : 's'} along a dimension, and needs ${least}.`,
    hint: 'Write a list such as [0, 1, 4], or a matrix such as [1, 2; 3, 4].',
  }
}

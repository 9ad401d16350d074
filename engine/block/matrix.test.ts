import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Expression, ExpressionError } from './expression.ts'
import {
  concatenateHorizontally,
  concatenateVertically,
  matrix,
  matrixMultiply,
  pickColumn,
  pickRow,
  productOfElements,
  reshape,
  transpose,
} from './matrix.ts'

type Rows = readonly (readonly number[])[]

/** What folds to constants, row by row. */
function rowsOf(expression: Expression): number[][] {
  const values = valuesOf(expression)
  const count = expression.width / expression.columns
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: expression.columns }, (_, column) => values[column * count + row] ?? Number.NaN),
  )
}

function valuesOf(node: Expression): number[] {
  switch (node.kind) {
    case 'constant':
      return [...node.values]
    case 'concatenation':
      return node.operands.flatMap(valuesOf)
    case 'dot': {
      const b = valuesOf(node.b)
      return [valuesOf(node.a).reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)]
    }
    default:
      throw new Error(`${node.kind} does not fold.`)
  }
}

const entry = fc.integer({ min: -9, max: 9 })
const sized = (rows: number, columns: number): fc.Arbitrary<Rows> =>
  fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
const count = fc.integer({ min: 1, max: 4 })

const flip = (rows: Rows): number[][] => (rows[0] ?? []).map((_, i) => rows.map(row => row[i] ?? 0))

describe('a matrix', () => {
  it('is multiplied as on paper', () => {
    const pair = fc
      .tuple(count, count, count)
      .filter(([m, n, k]) => m * n > 1 && n * k > 1)
      .chain(([m, n, k]) => fc.tuple(sized(m, n), sized(n, k)))
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const expected = a.map(row =>
          flip(b).map(column => row.reduce((sum, value, i) => sum + value * (column[i] ?? 0), 0)),
        )
        // A product of one term has the sign of zero that the term has.
        const product = rowsOf(matrixMultiply(matrix(a), matrix(b)))
        expect(product.map(row => row.map(value => value + 0))).toEqual(expected)
      }),
    )
  })

  it('is transposed, taken apart and put together again', () => {
    fc.assert(
      fc.property(
        fc.tuple(count, count).chain(([m, n]) => sized(m, n)),
        rows => {
          const whole = matrix(rows)
          const columns = flip(rows)
          expect(rowsOf(transpose(whole))).toEqual(columns)
          expect(rows.map((_, i) => valuesOf(pickRow(whole, i)))).toEqual(rows)
          expect(columns.map((_, i) => valuesOf(pickColumn(whole, i)))).toEqual(columns)
          expect(rowsOf(concatenateHorizontally([whole, whole]))).toEqual(rows.map(row => [...row, ...row]))
          expect(rowsOf(concatenateVertically([whole, whole]))).toEqual([...rows, ...rows])
          expect(valuesOf(reshape(whole, 1))).toEqual(columns.flat())
          expect(valuesOf(productOfElements(whole))).toEqual([columns.flat().reduce((a, b) => a * b)])
        },
      ),
    )
  })

  it('says what does not fit', () => {
    const [wide, tall] = [matrix([[1, 2, 3]]), matrix([[1], [2]])]
    expect(() => matrixMultiply(wide, tall)).toThrow(ExpressionError)
    expect(() => matrixMultiply(wide, tall)).toThrow(
      'a 1 x 3 matrix times a vector of 2 elements is no matrix product: the first has 3 columns, the second 2 rows.',
    )
    expect(() => concatenateHorizontally([wide, tall])).toThrow('do not have as many rows')
    expect(() => reshape(wide, 2)).toThrow('a 1 x 3 matrix cannot become 2 columns.')
  })
})

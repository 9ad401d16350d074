/** Matrices: their elements stand column by column, so that a vector is a matrix of one column. */

import { retype } from './arrange.ts'
import { concatenate, dot, element, elements } from './elements.ts'
import { multiply } from './elementwise.ts'
import { constant, type Expression, ExpressionError } from './expression.ts'
import { describeType, rowsOf, type Shape, type SignalType, typeOf } from './signal-type.ts'

/** A matrix of numbers, given row by row as one reads it. */
export function matrix(rows: readonly (readonly number[])[]): Expression {
  const [first = []] = rows
  if (rows.some(row => row.length !== first.length))
    throw new ExpressionError('The rows of a matrix have one length.')
  return reshape(constant(first.flatMap((_, column) => rows.map(row => row[column] ?? 0))), first.length)
}

/** The same elements, column by column, in a given number of columns, or in the shape of a signal (also a bus). */
export function reshape(operand: Expression, to: number | SignalType): Expression {
  const columns = typeof to === 'number' ? to : to.columns
  const bus = typeof to === 'number' ? undefined : to.bus
  if (
    (operand.bus && !bus) ||
    operand.width % columns !== 0 ||
    (typeof to !== 'number' && to.width !== operand.width)
  ) {
    const wanted = typeof to === 'number' ? `${columns} columns` : describeType(to)
    throw new ExpressionError(`${describeType(operand)} cannot become ${wanted}.`, [operand])
  }
  if (operand.columns === columns && operand.bus === bus) return operand
  const { type, width } = operand
  return retype(operand, { type, width, columns, ...(bus ? { bus } : {}) })
}

/** Element in a row and a column, counted from 0. */
function at(operand: Expression, row: number, column: number): Expression {
  return element(operand, column * rowsOf(operand) + row)
}

/** One row, as a vector. */
export function pickRow(operand: Expression, row: number): Expression {
  return concatenate(range(operand.columns).map(column => at(operand, row, column)))
}

/** One column, a vector. */
export function pickColumn(operand: Expression, column: number): Expression {
  return concatenate(range(rowsOf(operand)).map(row => at(operand, row, column)))
}

export function transpose(operand: Expression): Expression {
  if (operand.width === 1) return operand
  const rows = rowsOf(operand)
  if (rows === 1) return reshape(operand, 1)
  if (operand.columns === 1) return reshape(operand, rows)
  return reshape(concatenate(range(rows).map(row => pickRow(operand, row))), rows)
}

/**
 * The matrix product; every element is a dot product, added from its first term. A scalar multiplies every element.
 */
export function matrixMultiply(a: Expression, b: Expression): Expression {
  if (a.width === 1 || b.width === 1) return multiply(a, b)
  if (a.columns !== rowsOf(b)) {
    throw new ExpressionError(
      `${describeType(a)} times ${describeType(b)} is no matrix product: the first has ${a.columns} columns, the second ${rowsOf(b)} rows.`,
      [a, b],
    )
  }
  const rows = range(rowsOf(a)).map(row => pickRow(a, row))
  const columns = range(b.columns).map(column => pickColumn(b, column))
  return reshape(concatenate(columns.flatMap(column => rows.map(row => dot(row, column)))), b.columns)
}

/** Side by side; all have as many rows. */
export function concatenateHorizontally(operands: readonly Expression[]): Expression {
  checkEqual(operands, rowsOf, 'rows')
  const columns = operands.reduce((sum, operand) => sum + operand.columns, 0)
  return reshape(concatenate(operands), columns)
}

/** One below the other; all have as many columns. */
export function concatenateVertically(operands: readonly Expression[]): Expression {
  checkEqual(operands, operand => operand.columns, 'columns')
  const [first] = operands
  if (!first) throw new ExpressionError('A matrix needs at least one element.')
  if (first.columns === 1) return concatenate(operands)
  const columns = range(first.columns).map(column =>
    operands.flatMap(operand => elements(pickColumn(operand, column))),
  )
  return reshape(concatenate(columns.flat()), first.columns)
}

function checkEqual(operands: readonly Expression[], count: (operand: Shape) => number, what: string): void {
  const [first, ...rest] = operands
  const other = rest.find(operand => first && count(operand) !== count(first))
  if (!first || !other) return
  throw new ExpressionError(
    `${describeType(first)} and ${describeType(other)} do not have as many ${what}.`,
    [first, other],
  )
}

/** Product of all elements, from the first. */
export function productOfElements(operand: Expression): Expression {
  return elements(operand).reduce((product, next) => multiply(product, next))
}

/** The widest of some, whose shape their combination has. */
export function widestOf(...operands: readonly [Expression, ...Expression[]]): SignalType {
  return typeOf(operands.reduce((widest, next) => (next.width > widest.width ? next : widest)))
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i)
}

/**
 * Tables of several dimensions. A table is written as a matrix: the last dimension runs along its rows, and its rows are
 * those of all other dimensions in order, the last of them fastest. `[1, 2; 3, 4; 5, 6; 7, 8]` is a table of 2 x 2 x 2 whose
 * value at the first point of the first, the second of the second and the first of the third dimension is 3. A list of the
 * same numbers in the same order does as well.
 */
import {
  add,
  arrayRead,
  constant,
  type Expression,
  type MatrixValue,
  multiply,
  type Operand,
  type ParameterFault,
  rowsOf,
  type SignalType,
  subtract,
} from '../../sdk.ts'
import { checkIncreasing } from '../tables.ts'
import type { Interval } from './axis.ts'
import { slopesOf } from './slopes.ts'

/** What the table's parameter says of the order of its numbers. */
export const ORDER =
  'a matrix, the last dimension along its rows; its rows are those of the other dimensions in order, the last of them fastest. A list in that order does as well.'

/** Distances in memory between neighbours of each dimension; matrices stand column by column. */
export function stridesOf(table: Pick<SignalType, 'width' | 'columns'>, sizes: readonly number[]): number[] {
  const isMatrix = table.columns === sizes.at(-1) && sizes.length > 1
  const last = isMatrix ? rowsOf(table) : 1
  let next = isMatrix ? 1 : (sizes.at(-1) ?? 1)
  const leading = sizes
    .slice(0, -1)
    .toReversed()
    .map(size => {
      const stride = next
      next *= size
      return stride
    })
  return [...leading.reverse(), last]
}

/** Faults of the breakpoints of one dimension. */
export function checkAxis(parameter: string, points: readonly number[]): ParameterFault[] {
  const place = points.findIndex(point => !Number.isFinite(point))
  if (place === -1) return checkIncreasing(parameter, points)
  const message = `Point ${place + 1} (${points[place]}) is not a finite number.`
  return [{ parameter, message, hint: 'Leave it out: beyond the last point the table is held or continued.' }]
}

/** A curve needs numbers to bend to. */
export function checkFinite(parameter: string, values: readonly number[]): ParameterFault[] {
  const place = values.findIndex(value => !Number.isFinite(value))
  if (place === -1) return []
  const message = `Value ${place + 1} (${values[place]}) is not a finite number, and no curve goes through it.`
  return [{ parameter, message, hint: 'Write a finite number, or choose straight lines between points.' }]
}

/** A fault unless the table has a value at each of its points. */
export function checkGrid(parameter: string, table: MatrixValue, sizes: readonly number[]): ParameterFault[] {
  const wanted = sizes.reduce((product, size) => product * size, 1)
  const { length } = table.values
  const rows = length / table.columns
  const isFlat = rows === 1 || table.columns === 1
  if (length === wanted && (isFlat || table.columns === sizes.at(-1))) return []
  const points = sizes.length === 1 ? `${wanted} points` : `${sizes.join(' × ')} = ${wanted} points`
  const found = isFlat ? `${length} values` : `${rows} rows of ${table.columns} values`
  return [
    {
      parameter,
      message: `The table has ${found}, but its breakpoints make ${points}.`,
      hint: `Write ${wanted / (sizes.at(-1) ?? 1)} rows of ${sizes.at(-1)} values, or change the breakpoints.`,
    },
  ]
}

/** Where in the table an element stands: numbers of points by dimension. */
export function findElement(places: readonly Expression[], strides: readonly Operand[]): Expression {
  return places
    .map((place, d) => (strides[d] === 1 ? place : multiply(place, strides[d] ?? 1)))
    .reduce((sum, next) => add(sum, next))
}

function readBehind(table: Expression, start: Expression, offset: Expression): Expression {
  const isThere = offset.kind === 'constant' && offset.values[0] === 0
  return arrayRead(table, isThere ? start : add(start, offset))
}

function startOf(intervals: readonly Pick<Interval, 'index'>[], strides: readonly Operand[]): Expression {
  return findElement(
    intervals.map(({ index }) => index),
    strides,
  )
}

/** Straight along every dimension, the last one first. */
export function interpolateLinearly(
  table: Expression,
  strides: readonly Operand[],
  intervals: readonly Pick<Interval, 'index' | 'part'>[],
): Expression {
  const start = startOf(intervals, strides)
  const along = (dimension: number, offset: Expression): Expression => {
    const interval = intervals[dimension]
    if (!interval) return readBehind(table, start, offset)
    const from = along(dimension + 1, offset)
    const to = along(dimension + 1, add(offset, strides[dimension] ?? 0))
    return add(from, multiply(interval.part, subtract(to, from)))
  }
  return along(0, constant(0))
}

/**
 * What a tensor-product spline needs: for each set of dimensions, as bits, the derivative of the table along them at
 * every point, one table after the other. The first is the table itself.
 */
export function deriveSpline(table: MatrixValue, axes: readonly (readonly number[])[]): readonly number[] {
  const sizes = axes.map(points => points.length)
  const strides = stridesOf({ width: table.values.length, columns: table.columns }, sizes)
  let tables: readonly (readonly number[])[] = [table.values]
  axes.forEach((points, d) => {
    tables = [...tables, ...tables.map(values => differentiate(values, points, strides[d] ?? 1))]
  })
  return tables.flat()
}

/** Slopes along every line of one dimension. */
function differentiate(values: readonly number[], points: readonly number[], stride: number): number[] {
  const result = Array<number>(values.length).fill(0)
  const period = stride * points.length
  values.forEach((_, start) => {
    if (start % period >= stride) return
    const line = points.map((_, i) => values[start + i * stride] ?? 0)
    slopesOf('spline', points, line).forEach((slope, i) => {
      if (start + i * stride < result.length) result[start + i * stride] = slope
    })
  })
  return result
}

/** Cubic along every dimension, from the tables of `deriveSpline`, each of so many values. */
export function interpolateSpline(
  tables: Expression,
  strides: readonly number[],
  intervals: readonly Interval[],
): Expression {
  const count = tables.width / 2 ** intervals.length
  const start = startOf(intervals, strides)
  const weights = intervals.map(weigh)
  const along = (dimension: number, offset: number): Expression => {
    const weight = weights[dimension]
    if (!weight) return readBehind(tables, start, constant(offset))
    const slope = count * 2 ** dimension
    const next = strides[dimension] ?? 0
    const terms = [
      multiply(weight.from, along(dimension + 1, offset)),
      multiply(weight.slopeFrom, along(dimension + 1, offset + slope)),
      multiply(weight.to, along(dimension + 1, offset + next)),
      multiply(weight.slopeTo, along(dimension + 1, offset + next + slope)),
    ]
    return terms.reduce((sum, term) => add(sum, term))
  }
  return along(0, 0)
}

/** Hermite's cubic polynomials at t in an interval: those of the two values, and of the two slopes. */
function weigh({ part: t, length }: Interval) {
  const square = multiply(t, t)
  const rest = subtract(1, t)
  const to = multiply(square, subtract(3, multiply(2, t)))
  return {
    from: subtract(1, to),
    slopeFrom: multiply(length, multiply(t, multiply(rest, rest))),
    to,
    slopeTo: multiply(length, multiply(square, subtract(t, 1))),
  }
}

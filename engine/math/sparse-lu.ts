/**
 * The factors of shift I - A with a real or complex shift, and solutions with them: left-looking sparse LU with row
 * pivoting that prefers the diagonal, columns in minimum-degree order.
 * J. R. Gilbert, T. Peierls, SIAM J. Sci. Stat. Comput. 9 (1988), doi:10.1137/0909058.
 */
import { orderByMinimumDegree } from './minimum-degree.ts'
import { createReach, type GrowingFactor } from './sparse-reach.ts'
import { createPattern, rowsOf, type SparsityPattern } from './sparsity.ts'

export interface ShiftedLu {
  /** Factors shift I - A, A's entries in the order of the pattern. False where that is singular. */
  factorise(entries: Float64Array, shift: number, imaginaryShift?: number): boolean
  /** b becomes the solution; so does its imaginary part, where the shift is complex. */
  solve(b: Float64Array, imaginary?: Float64Array): void
}

/** Values of a factor in its two parts; the imaginary one is empty for a real matrix. */
interface Values {
  re: Float64Array
  im: Float64Array
}

/** A pivot on the diagonal is taken when it is at least this part of the largest. */
const DIAGONAL_PREFERENCE = 0.1
/** A pivot whose square would underflow is none. */
const SMALLEST_PIVOT = 1e-140

/** Allocates what the pattern asks for; only more fill than ever before makes it grow. */
export function createShiftedLu(pattern: SparsityPattern, kind: 'real' | 'complex'): ShiftedLu {
  const { size } = pattern
  const isComplex = kind === 'complex'
  const { columnStarts, rows } = withDiagonal(pattern)
  const source = findEntries(pattern, columnStarts, rows)
  const order = orderByMinimumDegree(pattern)
  const room = 4 * rows.length + size
  const createValues = (length: number): Values => ({
    re: new Float64Array(length),
    im: new Float64Array(isComplex ? length : 0),
  })
  const lower: GrowingFactor = {
    starts: new Int32Array(size + 1),
    rows: new Int32Array(room),
    pivotOf: new Int32Array(size),
  }
  const lowerValues = createValues(room)
  const upper = { starts: new Int32Array(size + 1), rows: new Int32Array(room) }
  const upperValues = createValues(room)
  const reach = createReach(size)
  const column = createValues(size)
  const solution = createValues(size)

  const makeRoom = (factor: { rows: Int32Array }, values: Values, end: number): void => {
    if (end + size <= factor.rows.length) return
    const { re, im } = createValues(2 * (end + size))
    factor.rows = grow(factor.rows, new Int32Array(re.length))
    values.re = grow(values.re, re)
    values.im = isComplex ? grow(values.im, im) : im
  }

  /** target -= (re + i im) times the column of a factor. */
  const subtract = (
    target: Values,
    rowsOfFactor: Int32Array,
    values: Values,
    first: number,
    end: number,
    re: number,
    im: number,
  ): void => {
    for (let entry = first; entry < end; entry += 1) {
      const row = at(rowsOfFactor, entry)
      const a = at(values.re, entry)
      if (!isComplex) {
        target.re[row] = at(target.re, row) - a * re
        continue
      }
      const b = at(values.im, entry)
      target.re[row] = at(target.re, row) - (a * re - b * im)
      target.im[row] = at(target.im, row) - (a * im + b * re)
    }
  }

  const load = (diagonal: number, entries: Float64Array, shift: number, imaginaryShift: number): void => {
    for (let entry = at(columnStarts, diagonal); entry < at(columnStarts, diagonal + 1); entry += 1) {
      const row = at(rows, entry)
      const from = at(source, entry)
      column.re[row] = (row === diagonal ? shift : 0) - (from < 0 ? 0 : at(entries, from))
      if (isComplex && row === diagonal) column.im[row] = imaginaryShift
    }
  }

  /** Column `position` of U: what the columns of L before it leave of the rows that were pivots. */
  const solveUpper = (top: number, end: number): number => {
    let upperEnd = end
    for (let k = top; k < size; k += 1) {
      const row = at(reach.found, k)
      const solved = at(lower.pivotOf, row)
      if (solved < 0) continue
      const re = at(column.re, row)
      const im = isComplex ? at(column.im, row) : 0
      upper.rows[upperEnd] = solved
      upperValues.re[upperEnd] = re
      if (isComplex) upperValues.im[upperEnd] = im
      upperEnd += 1
      if (re !== 0 || im !== 0)
        subtract(
          column,
          lower.rows,
          lowerValues,
          at(lower.starts, solved) + 1,
          at(lower.starts, solved + 1),
          re,
          im,
        )
    }
    return upperEnd
  }

  const magnitudeAt = (row: number): number =>
    Math.abs(at(column.re, row)) + (isComplex ? Math.abs(at(column.im, row)) : 0)

  /** The row to divide by, -1 where there is none. */
  const choosePivot = (top: number, diagonal: number): number => {
    let pivot = -1
    let largest = SMALLEST_PIVOT
    for (let k = top; k < size; k += 1) {
      const row = at(reach.found, k)
      if (at(lower.pivotOf, row) >= 0) continue
      const magnitude = magnitudeAt(row)
      if (!(magnitude <= Number.MAX_VALUE)) return -1
      if (magnitude > largest) {
        largest = magnitude
        pivot = row
      }
    }
    const isDiagonalFree = pivot >= 0 && at(lower.pivotOf, diagonal) < 0
    return isDiagonalFree && magnitudeAt(diagonal) >= DIAGONAL_PREFERENCE * largest ? diagonal : pivot
  }

  const factorise: ShiftedLu['factorise'] = (entries, shift, imaginaryShift = 0) => {
    const { starts, pivotOf } = lower
    pivotOf.fill(-1)
    column.re.fill(0)
    column.im.fill(0)
    let lowerEnd = 0
    let upperEnd = 0
    for (let position = 0; position < size; position += 1) {
      starts[position] = lowerEnd
      upper.starts[position] = upperEnd
      makeRoom(lower, lowerValues, lowerEnd)
      makeRoom(upper, upperValues, upperEnd)
      const diagonal = at(order, position)
      const top = reach.from(lower, rows, at(columnStarts, diagonal), at(columnStarts, diagonal + 1))
      load(diagonal, entries, shift, imaginaryShift)
      upperEnd = solveUpper(top, upperEnd)
      const pivot = choosePivot(top, diagonal)
      if (pivot < 0) return false

      const re = at(column.re, pivot)
      const im = isComplex ? at(column.im, pivot) : 0
      upper.rows[upperEnd] = position
      upperValues.re[upperEnd] = re
      if (isComplex) upperValues.im[upperEnd] = im
      upperEnd += 1
      lower.rows[lowerEnd] = pivot
      lowerEnd += 1
      pivotOf[pivot] = position
      const square = re * re + im * im
      for (let k = top; k < size; k += 1) {
        const row = at(reach.found, k)
        if (at(pivotOf, row) < 0) {
          const a = at(column.re, row)
          lower.rows[lowerEnd] = row
          if (isComplex) {
            const b = at(column.im, row)
            lowerValues.re[lowerEnd] = (a * re + b * im) / square
            lowerValues.im[lowerEnd] = (b * re - a * im) / square
          } else lowerValues.re[lowerEnd] = a / re
          lowerEnd += 1
        }
        column.re[row] = 0
        if (isComplex) column.im[row] = 0
      }
      starts[position + 1] = lowerEnd
      upper.starts[position + 1] = upperEnd
    }
    for (let entry = 0; entry < lowerEnd; entry += 1) lower.rows[entry] = at(pivotOf, at(lower.rows, entry))
    return true
  }

  const solve: ShiftedLu['solve'] = (b, imaginary = column.im) => {
    for (let row = 0; row < size; row += 1) {
      solution.re[at(lower.pivotOf, row)] = at(b, row)
      if (isComplex) solution.im[at(lower.pivotOf, row)] = at(imaginary, row)
    }
    for (let position = 0; position < size; position += 1) {
      const re = at(solution.re, position)
      const im = isComplex ? at(solution.im, position) : 0
      if (re === 0 && im === 0) continue
      const first = at(lower.starts, position) + 1
      subtract(solution, lower.rows, lowerValues, first, at(lower.starts, position + 1), re, im)
    }
    for (let position = size - 1; position >= 0; position -= 1) {
      const last = at(upper.starts, position + 1) - 1
      const a = at(upperValues.re, last)
      let re = at(solution.re, position)
      let im = 0
      if (isComplex) {
        const c = at(upperValues.im, last)
        const d = at(solution.im, position)
        const square = a * a + c * c
        im = (d * a - re * c) / square
        re = (re * a + d * c) / square
        imaginary[at(order, position)] = im
      } else re /= a
      b[at(order, position)] = re
      if (re === 0 && im === 0) continue
      subtract(solution, upper.rows, upperValues, at(upper.starts, position), last, re, im)
    }
  }
  return { factorise, solve }
}

/** The pattern with every entry of the diagonal, which the shift fills. */
function withDiagonal(pattern: SparsityPattern): SparsityPattern {
  return createPattern(
    Array.from({ length: pattern.size }, (_, column) => [column, ...rowsOf(pattern, column)]),
  )
}

/** For each entry of the wider pattern its place in the given one, or -1. */
function findEntries(pattern: SparsityPattern, columnStarts: Int32Array, rows: Int32Array): Int32Array {
  const source = new Int32Array(rows.length).fill(-1)
  for (let column = 0; column < pattern.size; column += 1) {
    const end = at(pattern.columnStarts, column + 1)
    let from = at(pattern.columnStarts, column)
    for (let entry = at(columnStarts, column); entry < at(columnStarts, column + 1); entry += 1) {
      if (from >= end || pattern.rows[from] !== rows[entry]) continue
      source[entry] = from
      from += 1
    }
  }
  return source
}

function grow<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}

function at(array: Int32Array | Float64Array, index: number): number {
  return array[index] ?? 0
}

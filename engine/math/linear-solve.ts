/** Gaussian elimination with row pivoting, of dense matrices that hold n rows of n. */

/**
 * A = P L U in place; `swaps` takes the row that went to each place. Returns false where A is singular to working
 * precision: a pivot below 1e-14 of the largest entry of its column, or of 1.
 */
export function factorise(a: Float64Array, swaps: Int32Array, n: number): boolean {
  for (let column = 0; column < n; column += 1) {
    let pivot = column
    let scale = 0
    for (let row = 0; row < n; row += 1) {
      const size = Math.abs(at(a, row * n + column))
      scale = Math.max(scale, size)
      if (row > column && size > Math.abs(at(a, pivot * n + column))) pivot = row
    }
    const divisor = at(a, pivot * n + column)
    if (!(Math.abs(divisor) > 1e-14 * Math.max(scale, 1))) return false
    swaps[column] = pivot
    if (pivot !== column) swapRows(a, n, pivot, column)
    for (let row = column + 1; row < n; row += 1) {
      const factor = at(a, row * n + column) / divisor
      a[row * n + column] = factor
      if (factor === 0) continue
      for (let k = column + 1; k < n; k += 1)
        a[row * n + k] = at(a, row * n + k) - factor * at(a, column * n + k)
    }
  }
  return true
}

/** `b` becomes x in A x = b, with what `factorise` made of A. */
export function substitute(lu: Float64Array, swaps: Int32Array, b: Float64Array, n: number): void {
  for (let column = 0; column < n; column += 1) {
    const pivot = swaps[column] ?? column
    const kept = at(b, pivot)
    b[pivot] = at(b, column)
    b[column] = kept
  }
  for (let column = 0; column < n; column += 1)
    for (let row = column + 1; row < n; row += 1) {
      const factor = at(lu, row * n + column)
      if (factor !== 0) b[row] = at(b, row) - factor * at(b, column)
    }
  for (let row = n - 1; row >= 0; row -= 1) {
    let sum = at(b, row)
    for (let k = row + 1; k < n; k += 1) sum -= at(lu, row * n + k) * at(b, k)
    b[row] = sum / at(lu, row * n + row)
  }
}

/** Rows that went elsewhere in `solveLinear`; grows with the largest system so far. */
let order = new Int32Array(16)

/** A x = b, both in place: `a` is used up, `b` becomes x. Returns false where A is singular. */
export function solveLinear(a: Float64Array, b: Float64Array, n: number): boolean {
  if (order.length < n) order = new Int32Array(2 * n)
  if (!factorise(a, order, n)) return false
  substitute(a, order, b, n)
  return true
}

function swapRows(a: Float64Array, n: number, i: number, j: number): void {
  for (let k = 0; k < n; k += 1) {
    const kept = at(a, i * n + k)
    a[i * n + k] = at(a, j * n + k)
    a[j * n + k] = kept
  }
}

function at(array: Float64Array, index: number): number {
  return array[index] ?? 0
}

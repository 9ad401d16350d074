/**
 * Solves A x = b in place by Gaussian elimination with row pivoting; `a` holds n rows of n, `b` becomes x.
 * Returns false where A is singular to working precision: a pivot below 1e-14 of the largest entry of its column.
 */
export function solveLinear(a: Float64Array, b: Float64Array, n: number): boolean {
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
    if (pivot !== column) swapRows(a, b, n, pivot, column)
    for (let row = column + 1; row < n; row += 1) {
      const factor = at(a, row * n + column) / divisor
      if (factor === 0) continue
      for (let k = column; k < n; k += 1) a[row * n + k] = at(a, row * n + k) - factor * at(a, column * n + k)
      b[row] = at(b, row) - factor * at(b, column)
    }
  }
  for (let row = n - 1; row >= 0; row -= 1) {
    let sum = at(b, row)
    for (let k = row + 1; k < n; k += 1) sum -= at(a, row * n + k) * at(b, k)
    b[row] = sum / at(a, row * n + row)
  }
  return true
}

function swapRows(a: Float64Array, b: Float64Array, n: number, i: number, j: number): void {
  for (let k = 0; k < n; k += 1) {
    const kept = at(a, i * n + k)
    a[i * n + k] = at(a, j * n + k)
    a[j * n + k] = kept
  }
  const kept = at(b, i)
  b[i] = at(b, j)
  b[j] = kept
}

function at(array: Float64Array, index: number): number {
  return array[index] ?? 0
}

/**
 * Not-a-knot splines by another way than the blocks': all coefficients of all pieces from one dense system of conditions,
 * and several dimensions by one curve after the other.
 */

/** Value at x of the spline through points; beyond the ends its last pieces go on. */
export function splineAt(x: number, xs: readonly number[], ys: readonly number[]): number {
  const at = (list: readonly number[], i: number): number => list[i] ?? Number.NaN
  if (xs.length < 4) {
    // One polynomial through all points (Lagrange).
    return ys.reduce((sum, y, i) => {
      const others = xs.filter((_, k) => k !== i)
      return sum + others.reduce((product, other) => (product * (x - other)) / (at(xs, i) - other), y)
    }, 0)
  }
  const pieces = xs.length - 1
  const rows: number[][] = []
  /** Derivative of an order of piece k at a point, as factors of its coefficients, and what all come to. */
  const demand = (
    terms: readonly (readonly [k: number, at: number, order: number, sign: number])[],
    right: number,
  ) => {
    const row = Array<number>(4 * pieces + 1).fill(0)
    for (const [k, point, order, sign] of terms) {
      const d = point - at(xs, k)
      const factors = [
        [1, d, d ** 2, d ** 3],
        [0, 1, 2 * d, 3 * d ** 2],
        [0, 0, 2, 6 * d],
        [0, 0, 0, 6],
      ][order]
      factors?.forEach((factor, power) => {
        row[4 * k + power] = (row[4 * k + power] ?? 0) + sign * factor
      })
    }
    row[4 * pieces] = right
    rows.push(row)
  }
  for (let k = 0; k < pieces; k += 1) {
    demand([[k, at(xs, k), 0, 1]], at(ys, k))
    demand([[k, at(xs, k + 1), 0, 1]], at(ys, k + 1))
  }
  for (let k = 1; k < pieces; k += 1) {
    const orders = k === 1 || k === pieces - 1 ? [1, 2, 3] : [1, 2]
    for (const order of orders) {
      const terms = [k - 1, k].map((piece, i) => [piece, at(xs, k), order, i === 0 ? 1 : -1] as const)
      demand(terms, 0)
    }
  }
  const solution = solve(rows)
  const inside = xs.findLastIndex((point, i) => i < pieces && point <= x)
  const k = Math.max(inside, 0)
  const d = x - at(xs, k)
  return [0, 1, 2, 3].reduce((sum, power) => sum + at(solution, 4 * k + power) * d ** power, 0)
}

/** Of a table with its last dimension fastest: one curve after the other. */
export function splineGridAt(
  at: readonly number[],
  axes: readonly (readonly number[])[],
  values: readonly number[],
): number {
  const [points = [], ...rest] = axes
  if (rest.length === 0) return splineAt(at[0] ?? Number.NaN, points, values)
  const stride = values.length / points.length
  const line = points.map((_, i) =>
    splineGridAt(at.slice(1), rest, values.slice(i * stride, (i + 1) * stride)),
  )
  return splineAt(at[0] ?? Number.NaN, points, line)
}

/** Gauss with pivots; the last column is the right side. */
function solve(rows: number[][]): number[] {
  const size = rows.length
  for (let i = 0; i < size; i += 1) {
    let best = i
    for (let r = i; r < size; r += 1)
      if (Math.abs(rows[r]?.[i] ?? 0) > Math.abs(rows[best]?.[i] ?? 0)) best = r
    const [pivot = [], other = []] = [rows[best], rows[i]]
    rows[i] = pivot
    rows[best] = best === i ? pivot : other
    for (let r = 0; r < size; r += 1) {
      const row = rows[r]
      if (r === i || !row) continue
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1)
      if (factor !== 0) for (let c = i; c <= size; c += 1) row[c] = (row[c] ?? 0) - factor * (pivot[c] ?? 0)
    }
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1))
}

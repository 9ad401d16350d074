/**
 * Slopes of a curve at the points through which it goes. With the values they make it a cubic polynomial between any two
 * points (Hermite).
 */

export type CurveMethod = 'spline' | 'akima'

/** At least two points, increasing. */
export function slopesOf(method: CurveMethod, xs: readonly number[], ys: readonly number[]): number[] {
  return method === 'spline' ? slopesOfSpline(xs, ys) : slopesOfAkima(xs, ys)
}

/**
 * The cubic spline whose third derivative does not jump at the second and at the last but one point ("not a knot"; C. de
 * Boor, A Practical Guide to Splines, 1978, chapter IV). Through two points it is a line, through three a parabola.
 */
function slopesOfSpline(xs: readonly number[], ys: readonly number[]): number[] {
  const count = xs.length
  const h = Array.from({ length: count - 1 }, (_, i) => at(xs, i + 1) - at(xs, i))
  const d = h.map((width, i) => (at(ys, i + 1) - at(ys, i)) / width)
  if (count === 2) return [at(d, 0), at(d, 0)]
  if (count === 3) {
    const middle = (at(h, 1) * at(d, 0) + at(h, 0) * at(d, 1)) / (at(h, 0) + at(h, 1))
    return [2 * at(d, 0) - middle, middle, 2 * at(d, 1) - middle]
  }
  const [h0, h1, d0, d1] = [at(h, 0), at(h, 1), at(d, 0), at(d, 1)]
  const [hn, hm, dn, dm] = [at(h, count - 2), at(h, count - 3), at(d, count - 2), at(d, count - 3)]
  const [first, last] = [h0 + h1, hn + hm]
  const rows = xs.map((_, i) => {
    if (i === 0)
      return { before: 0, own: h1, after: first, right: ((h0 + 2 * first) * h1 * d0 + h0 * h0 * d1) / first }
    if (i === count - 1)
      return { before: last, own: hm, after: 0, right: (hn * hn * dm + (2 * last + hn) * hm * dn) / last }
    const [left, right] = [at(h, i - 1), at(h, i)]
    return {
      before: right,
      own: 2 * (left + right),
      after: left,
      right: 3 * (right * at(d, i - 1) + left * at(d, i)),
    }
  })
  return solveTridiagonal(rows)
}

interface Row {
  readonly before: number
  readonly own: number
  readonly after: number
  readonly right: number
}

/** Gaussian elimination without pivots, which these rows do not need. */
function solveTridiagonal(rows: readonly Row[]): number[] {
  let pivot = 1
  let after = 0
  let right = 0
  const reduced = rows.map(row => {
    const factor = row.before / pivot
    pivot = row.own - factor * after
    right = row.right - factor * right
    after = row.after
    return { pivot, after, right }
  })
  let next = 0
  return reduced
    .toReversed()
    .map(row => {
      next = (row.right - row.after * next) / row.pivot
      return next
    })
    .reverse()
}

/**
 * Akima's slopes (J. ACM 17, 1970) as modified by MATLAB (`makima`): weights |d(i+1) - d(i)| + |d(i+1) + d(i)| / 2, so that
 * flat stretches stay flat. A point only moves the curve near it.
 */
function slopesOfAkima(xs: readonly number[], ys: readonly number[]): number[] {
  const count = xs.length
  const inner = Array.from(
    { length: count - 1 },
    (_, i) => (at(ys, i + 1) - at(ys, i)) / (at(xs, i + 1) - at(xs, i)),
  )
  if (count === 2) return [at(inner, 0), at(inner, 0)]
  const before1 = 2 * at(inner, 0) - at(inner, 1)
  const before2 = 2 * before1 - at(inner, 0)
  const after1 = 2 * at(inner, count - 2) - at(inner, count - 3)
  const after2 = 2 * after1 - at(inner, count - 2)
  const d = [before2, before1, ...inner, after1, after2]
  const weigh = (a: number, b: number): number => Math.abs(b - a) + Math.abs(a + b) / 2
  return xs.map((_, i) => {
    const [a, b, c, e] = [at(d, i), at(d, i + 1), at(d, i + 2), at(d, i + 3)]
    const [left, right] = [weigh(c, e), weigh(a, b)]
    return left + right === 0 ? 0 : (left * b + right * c) / (left + right)
  })
}

function at(list: readonly number[], index: number): number {
  return list[index] ?? 0
}

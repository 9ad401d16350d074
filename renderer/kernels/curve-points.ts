/** The curve of a table as a polyline: lines, steps, or cubic pieces where slopes are known. */

export type CurveKind = 'linear' | 'previous' | 'nearest'

/** Pieces of a bent interval. */
const PIECES = 12

export type CurvePoint = readonly [x: number, y: number]

export function drawCurve(
  xs: readonly number[],
  ys: readonly number[],
  kind: CurveKind,
  slopes: readonly number[] | null = null,
): CurvePoint[] {
  return xs.flatMap((x, i): CurvePoint[] => {
    const y = ys[i] ?? 0
    const [next, nextY] = [xs[i + 1], ys[i + 1]]
    const here: CurvePoint = [x, y]
    if (next === undefined || nextY === undefined) return [here]
    if (slopes?.length === xs.length) return bend(x, y, next, nextY, slopes[i] ?? 0, slopes[i + 1] ?? 0)
    if (kind === 'previous') return [here, [next, y]]
    const middle = (x + next) / 2
    return kind === 'nearest' ? [here, [middle, y], [middle, nextY]] : [here]
  })
}

/** Hermite's cubic, without its last point. */
function bend(
  x: number,
  y: number,
  nextX: number,
  nextY: number,
  slope: number,
  nextSlope: number,
): CurvePoint[] {
  const length = nextX - x
  const mean = (nextY - y) / length
  const excess = slope + nextSlope - 2 * mean
  return Array.from({ length: PIECES }, (_, i): CurvePoint => {
    const t = i / PIECES
    return [x + t * length, y + length * t * (slope + t * (mean - slope - excess + t * excess))]
  })
}

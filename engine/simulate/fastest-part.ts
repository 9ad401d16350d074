/**
 * The largest eigenvalue of the Jacobian, by the power method on differences of f.
 * B. P. Sommeijer, L. F. Shampine, J. G. Verwer, RKC, J. Comput. Appl. Math. 88 (1998), for the nonlinear power method.
 */
import { norm } from '../math/norm.ts'
import type { Derivatives } from '../solvers/solver.ts'

const MOST_ITERATIONS = 40

export interface Fastest {
  /** 1/s: size of the largest eigenvalue. */
  readonly rate: number
  /** 1/s: how fast its part of the states dies away; negative where it grows. */
  readonly decay: number
}

export function estimateFastest(f: Derivatives, t: number, x: Float64Array): Fastest {
  const { length } = x
  const base = new Float64Array(length)
  const moved = new Float64Array(length)
  const slope = new Float64Array(length)
  f(t, x, base)
  const scale = Math.max(norm(x), 1e-3) * 1e-7
  /** The Jacobian times a direction of length 1. */
  const map = (direction: Float64Array): Float64Array => {
    direction.forEach((value, i) => {
      moved[i] = (x[i] ?? 0) + scale * value
    })
    f(t, moved, slope)
    return slope.map((value, i) => (value - (base[i] ?? 0)) / scale)
  }
  let direction = Float64Array.from(x, (_, i) => 1 + ((i * 0.618) % 1))
  let fastest: Fastest = { rate: 0, decay: 0 }
  for (let n = 0; n < MOST_ITERATIONS; n += 1) {
    const size = norm(direction)
    if (!(size > 0) || !Number.isFinite(size)) break
    const unit = direction.map(value => value / size)
    const image = map(unit)
    const rate = norm(image)
    if (!(rate > 0) || !Number.isFinite(rate)) break
    const next = map(image.map(value => value / rate)).map(value => value * rate)
    const found = fitEigenvalue(unit, image, next)
    if (!Number.isFinite(found.rate)) break
    const isSettled = Math.abs(found.rate - fastest.rate) < 1e-2 * found.rate
    fastest = found
    if (isSettled && n > 3) break
    direction = next
  }
  return fastest
}

/** Of v, J v and J^2 v, which an eigenvalue or a pair of them dominates: J^2 v = a J v + b v. */
function fitEigenvalue(v: Float64Array, first: Float64Array, second: Float64Array): Fastest {
  const dot = (a: Float64Array, b: Float64Array): number =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
  const [vv, vf, ff] = [dot(v, v), dot(v, first), dot(first, first)]
  const [vs, fs] = [dot(v, second), dot(first, second)]
  const determinant = ff * vv - vf * vf
  // One real eigenvalue: v and J v are of one direction.
  if (determinant < 1e-4 * ff * vv) return { rate: Math.sqrt(ff / vv), decay: -vf / vv }
  const a = (fs * vv - vs * vf) / determinant
  const b = (ff * vs - vf * fs) / determinant
  const discriminant = a * a + 4 * b
  if (discriminant < 0) return { rate: Math.sqrt(-b), decay: -a / 2 }
  const root = (a + Math.sign(a) * Math.sqrt(discriminant)) / 2
  // What grows as fast as another part decays (a saddle) is no decay.
  const isAlone = Math.abs(a - root) < 0.9 * Math.abs(root)
  return { rate: Math.abs(root), decay: isAlone ? -root : -a / 2 }
}

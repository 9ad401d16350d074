import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runExample } from '../engine/testing/run-example.ts'
import { integrate } from '../engine/testing/runge-kutta.ts'

/** Control Tutorials for MATLAB and Simulink, University of Michigan: Inverted Pendulum, System Modeling. SI units. */
const M = 0.5
const m = 0.2
const b = 0.1
const l = 0.3
const I = 0.006
const g = 9.8

/** Position, velocity, tilt, rate of tilt: dx/dt = A x + B F, upright and to first order. */
const p = I * (M + m) + M * m * l * l
const A = [
  [0, 1, 0, 0],
  [0, (-(I + m * l * l) * b) / p, (m * m * g * l * l) / p, 0],
  [0, 0, 0, 1],
  [0, (-m * l * b) / p, (m * g * l * (M + m)) / p, 0],
]
const B = [0, (I + m * l * l) / p, 0, (m * l) / p]

/** The gains of the example, and the weights that they are optimal for, with 1 on the force. */
const GAINS = [-31.6228, -19.2443, 63.6491, 12.395]
const WEIGHTS = [1000, 0, 100, 0]

/** Poles of the loop, rad/s: real and imaginary parts, each with its conjugate. */
const POLES = [
  [-6.58607, 5.21122],
  [-4.18047, 1.57959],
] as const

const INITIAL_TILT = 0.1

describe('the inverted pendulum', () => {
  const { times, trace } = runExample('inverted-pendulum')
  const position = trace('cartPole.position')
  const tilt = trace('cartPole.tilt')

  it('follows its state equations', () => {
    const points = integrate(
      (t, x) => {
        const target = [t > 4 - 1e-9 ? 0.2 : 0, 0, 0, 0]
        const force = GAINS.reduce((sum, k, i) => sum + k * ((target[i] ?? 0) - (x[i] ?? 0)), 0)
        return A.map((row, i) => row.reduce((sum, a, j) => sum + a * (x[j] ?? 0), (B[i] ?? 0) * force))
      },
      [0, 0, INITIAL_TILT, 0],
      1e-3,
      8000,
    )
    points.forEach(([x = 0, , angle = 0], n) => {
      expect(Math.abs((position[n] ?? Number.NaN) - x)).toBeLessThan(1e-9)
      expect(Math.abs((tilt[n] ?? Number.NaN) - angle)).toBeLessThan(1e-9)
    })
  })

  it('has the poles that are stated, all to the left', () => {
    const closed = A.map((row, i) => row.map((a, j) => a - (B[i] ?? 0) * (GAINS[j] ?? 0)))
    const wanted = POLES.reduce<readonly number[]>(
      (polynomial, [re, im]) => multiply(polynomial, [1, -2 * re, re * re + im * im]),
      [1],
    )
    characteristicPolynomial(closed).forEach((coefficient, i) => {
      expect(coefficient / (wanted[i] ?? 0)).toBeCloseTo(1, 4)
    })
    for (const [re] of POLES) expect(re).toBeLessThan(0)
  })

  it('has the gains of the linear-quadratic regulator', () => {
    // Kalman's identity: |1 + K (jw - A)^-1 B|^2 = 1 + sum of weight_i |((jw - A)^-1 B)_i|^2, at every w.
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), w => {
        const response = respond(w)
        const loop = response.reduce(
          ([re, im], [x, y], i) => [re + (GAINS[i] ?? 0) * x, im + (GAINS[i] ?? 0) * y] as const,
          [1, 0] as const,
        )
        const cost = response.reduce((sum, [x, y], i) => sum + (WEIGHTS[i] ?? 0) * (x * x + y * y), 1)
        expect((loop[0] ** 2 + loop[1] ** 2) / cost).toBeCloseTo(1, 3)
      }),
    )
  })

  it('catches the pole, then moves the cart and stands upright there', () => {
    expect(tilt[0]).toBe(INITIAL_TILT)
    expect(Math.abs(tilt[times.indexOf(3.5)] ?? 1)).toBeLessThan(1e-4)
    expect(position.at(-1)).toBeCloseTo(0.2, 5)
    expect(tilt.at(-1)).toBeCloseTo(0, 5)
  })
})

function multiply(a: readonly number[], b: readonly number[]): number[] {
  const product = Array.from({ length: a.length + b.length - 1 }, () => 0)
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      product[i + j] = (product[i + j] ?? 0) + x * y
    })
  })
  return product
}

/** Faddeev and LeVerrier: coefficients of det(s - A), from the highest power down. */
function characteristicPolynomial(matrix: readonly (readonly number[])[]): number[] {
  const size = matrix.length
  const coefficients = [1]
  let work = matrix.map(row => row.map(() => 0))
  for (let k = 1; k <= size; k += 1) {
    const last = coefficients.at(-1) ?? 0
    work = matrix.map((row, i) =>
      row.map((_, j) => row.reduce((sum, a, n) => sum + a * (work[n]?.[j] ?? 0), 0) + (i === j ? last : 0)),
    )
    const trace = matrix.reduce(
      (sum, row, i) => sum + row.reduce((inner, a, n) => inner + a * (work[n]?.[i] ?? 0), 0),
      0,
    )
    coefficients.push(-trace / k)
  }
  return coefficients
}

/** (jw - A)^-1 B as pairs of real and imaginary part: the force's effect on each state at a frequency. */
function respond(w: number): (readonly [number, number])[] {
  // The states' equations, solved by hand: v = s x, rate = s tilt, and a 2 by 2 system for x and tilt.
  const [a22, a23] = [A[1]?.[1] ?? 0, A[1]?.[2] ?? 0]
  const [a42, a43] = [A[3]?.[1] ?? 0, A[3]?.[2] ?? 0]
  const [b2, b4] = [B[1] ?? 0, B[3] ?? 0]
  type Complex = readonly [number, number]
  const times = ([a, c]: Complex, [d, e]: Complex): Complex => [a * d - c * e, a * e + c * d]
  const minus = ([a, c]: Complex, [d, e]: Complex): Complex => [a - d, c - e]
  const over = (x: Complex, [d, e]: Complex): Complex => times(x, [d / (d * d + e * e), -e / (d * d + e * e)])
  const s: Complex = [0, w]
  const square = times(s, s)
  // [s^2 - a22 s, -a23; -a42 s, s^2 - a43] [x, tilt] = [b2, b4]
  const m11 = minus(square, times([a22, 0], s))
  const m12: Complex = [-a23, 0]
  const m21 = times([-a42, 0], s)
  const m22 = minus(square, [a43, 0])
  const determinant = minus(times(m11, m22), times(m12, m21))
  const x = over(minus(times([b2, 0], m22), times(m12, [b4, 0])), determinant)
  const tilt = over(minus(times(m11, [b4, 0]), times(m21, [b2, 0])), determinant)
  return [x, times(s, x), tilt, times(s, tilt)]
}

/** Motions followed to where they end, against the same motion in small fixed steps. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createShiftedLu } from '../math/sparse-lu.ts'
import { createJacobianEntries } from '../solvers/jacobian-entries.ts'
import type { Derivatives } from '../solvers/solver.ts'
import { comeToRest } from './come-to-rest.ts'

/** Ends where Newton's correction is nothing beside the size of the states. */
function follow(f: Derivatives, from: readonly number[]) {
  const x = Float64Array.from(from)
  const size = x.length
  const entries = createJacobianEntries({ size, f, relTol: 1, maxStep: 1 }, f)
  const lu = createShiftedLu(entries.pattern, 'real')
  const correction = new Float64Array(size)
  const isAtRest = (): boolean => {
    f(0, x, correction)
    entries.evaluate(0, x, correction.slice(), 0)
    if (!lu.factorise(entries.entries, 0)) return false
    lu.solve(correction)
    const largest = Math.max(1, ...x.map(Math.abs))
    return correction.every(value => Math.abs(value) <= 1e-6 * largest)
  }
  return { x, ...comeToRest({ size, f }, x, 1, isAtRest) }
}

/** RK4 until it stands still; null where it does not. */
function simulate(f: Derivatives, from: readonly number[], step: number, most: number): Float64Array | null {
  const x = Float64Array.from(from)
  const at = new Float64Array(x.length)
  const slopes = [0, 1, 2, 3].map(() => new Float64Array(x.length))
  for (let n = 0; n < most; n += 1) {
    slopes.forEach((slope, stage) => {
      const part = stage === 0 ? 0 : stage === 3 ? step : step / 2
      const before = slopes[stage - 1]
      x.forEach((value, i) => {
        at[i] = value + part * (before?.[i] ?? 0)
      })
      f(0, at, slope)
    })
    const [a, b, c, d] = slopes
    x.forEach((value, i) => {
      x[i] = value + (step / 6) * ((a?.[i] ?? 0) + 2 * (b?.[i] ?? 0) + 2 * (c?.[i] ?? 0) + (d?.[i] ?? 0))
    })
    if (a?.every(value => Math.abs(value) < 1e-9)) return x
  }
  return null
}

const hundredths = (min: number, max: number) => fc.integer({ min, max }).map(value => value / 100)

describe('a motion', () => {
  it("of one state ends at the first zero of its slope that lies ahead, though others lie about: x' = a + b sin(c x) - d x", () => {
    const given = fc.record({
      a: hundredths(-300, 300),
      b: hundredths(20, 300),
      c: hundredths(50, 800),
      d: hundredths(3, 50),
      x0: hundredths(-1000, 1000),
    })
    fc.assert(
      fc.property(given, ({ a, b, c, d, x0 }) => {
        const slope = (x: number): number => a + b * Math.sin(c * x) - d * x
        fc.pre(Math.abs(slope(x0)) > 1e-3)
        const found = follow(
          (_, x, dx) => {
            dx[0] = slope(x[0] ?? 0)
          },
          [x0],
        )
        const direction = Math.sign(slope(x0))
        // By small steps to the first sign change, then by halves.
        let [low, high] = [x0, x0]
        // Where it nearly stops on the way it may be taken for a rest.
        let slowest = Number.POSITIVE_INFINITY
        do {
          low = high
          high += direction * 1e-3
          if (direction * slope(high) > 0 && Math.abs(slope(high)) < 0.02) slowest = high
        } while (direction * slope(high) > 0)
        for (let n = 0; n < 60; n += 1) {
          const middle = (low + high) / 2
          if (direction * slope(middle) > 0) low = middle
          else high = middle
        }
        fc.pre(slowest === Number.POSITIVE_INFINITY || Math.abs(slowest - high) < 0.1)
        expect(found.end).toBe('rest')
        expect(Math.abs((found.x[0] ?? 0) - high)).toBeLessThan(1e-3 * Math.max(1, Math.abs(high)))
      }),
      { numRuns: 500, examples: [[{ a: 1.5, b: 1, c: 3.7, d: 0.05, x0: 0 }]] },
    )
  })

  it("of many states ends where small steps end: x' = B tanh(W x + u) - D x, some of them stiff", () => {
    const weight = hundredths(-300, 300)
    const network = fc.integer({ min: 2, max: 5 }).chain(n => {
      const row = fc.array(weight, { minLength: n, maxLength: n })
      return fc.record({
        w: fc.array(row, { minLength: n, maxLength: n }),
        decay: fc.array(hundredths(20, 200), { minLength: n, maxLength: n }),
        speed: fc.array(fc.constantFrom(1, 1, 30), { minLength: n, maxLength: n }),
        u: row,
        x0: row,
      })
    })
    fc.assert(
      fc.property(network, ({ w, decay, speed, u, x0 }) => {
        const f: Derivatives = (_, x, dx) => {
          w.forEach((row, i) => {
            const sum = row.reduce((total, entry, j) => total + entry * Math.tanh(x[j] ?? 0), u[i] ?? 0)
            dx[i] = (speed[i] ?? 1) * (sum - (decay[i] ?? 1) * (x[i] ?? 0))
          })
        }
        const expected = simulate(f, x0, 0.01, 20_000)
        const found = follow(f, x0)
        if (expected === null) return
        expect(found.end).toBe('rest')
        expected.forEach((value, i) => {
          expect(Math.abs((found.x[i] ?? 0) - value)).toBeLessThan(1e-3 * Math.max(1, Math.abs(value)))
        })
      }),
      { numRuns: 60 },
    )
  })

  it('that has no end is told from one that runs away, and what moves from what rests', () => {
    const runsOn = follow((_, x, dx) => dx.set([-2 * (x[0] ?? 0), 1, 3 - (x[2] ?? 0)]), [1, 0, 0])
    expect(runsOn.end).toBe('runs on')
    expect(runsOn.movements[1]).toBeGreaterThan(0.5)
    expect(Math.max(runsOn.movements[0] ?? 1, runsOn.movements[2] ?? 1)).toBeLessThan(1e-3)
    // van der Pol's oscillator, beside a state that rests
    const swings = follow(
      (_, [x = 0, v = 0, z = 0], dx) => dx.set([v, (1 - x * x) * v - x, 2 - z]),
      [1, 0, 0],
    )
    expect(swings.end).toBe('swings')
    expect(Math.min(swings.movements[0] ?? 0, swings.movements[1] ?? 0)).toBeGreaterThan(1)
    expect(swings.movements[2]).toBeLessThan(1e-3)
  })
})

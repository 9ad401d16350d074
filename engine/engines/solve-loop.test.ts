/** How a loop is solved, by what is asked of it: how often it is gone round, and what comes out. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LinearLoop } from '../compile/program.ts'
import type { LoopFault } from './damped-newton.ts'
import { createLoopSolver } from './solve-loop.ts'

interface Solved {
  readonly fault: LoopFault | null
  readonly y: readonly number[]
  /** y after the first factorisation and Newton step. */
  readonly afterFirst: readonly number[]
  readonly factorisations: number
}

/** y = next(y) for a vector y, with the derivatives of `next` by one direction. */
function solve(
  guess: readonly number[],
  next: (y: Float64Array) => readonly number[],
  slope: (y: Float64Array, direction: Float64Array) => readonly number[],
  { linear = null, isConstraint = false }: { linear?: LinearLoop | null; isConstraint?: boolean } = {},
): Solved {
  const n = guess.length
  const memory = new Float64Array(4 * n)
  const y = memory.subarray(0, n)
  const direction = memory.subarray(2 * n, 3 * n)
  y.set(guess)
  const tear = {
    address: 0,
    next: n,
    tangent: 2 * n,
    nextTangent: 3 * n,
    width: n,
    isConstraint,
    isTruth: false,
  }
  let rounds = 0
  let afterFirst: readonly number[] = []
  const run = createLoopSolver({
    loop: { kind: 'loop', trail: [], tears: [tear], values: [], tangents: [], linear, block: 0 },
    memory,
    computeValues: () => {
      memory.set(next(y), n)
      if (rounds === n && afterFirst.length === 0) afterFirst = [...y]
    },
    computeTangents: () => {
      rounds += 1
      memory.set(slope(y, direction), 3 * n)
    },
  })
  const fault = run()
  return { fault, y: [...y], afterFirst, factorisations: rounds / n }
}

const tenths = (min: number, max: number) => fc.integer({ min, max }).map(value => value / 10)

describe('a loop', () => {
  it('that is linear is solved by one factorisation, but for rounding', () => {
    const system = fc.integer({ min: 1, max: 6 }).chain(n => {
      const row = fc.array(tenths(-30, 30), { minLength: n, maxLength: n })
      return fc.record({
        a: fc.array(row, { minLength: n, maxLength: n }),
        b: row,
        guess: row,
      })
    })
    fc.assert(
      fc.property(system, ({ a, b, guess }) => {
        const n = b.length
        // The rows of 1 - A outweigh: one solution, well conditioned.
        const rows = a.map((row, i) => row.map((entry, j) => (i === j ? 40 + entry : entry)))
        const times = (v: ArrayLike<number>): number[] =>
          rows.map(row => row.reduce((sum, entry, j) => sum + entry * (v[j] ?? 0), 0))
        const { fault, y, afterFirst, factorisations } = solve(
          guess,
          v => times(v).map((value, i) => value + (b[i] ?? 0)),
          (_, direction) => times(direction),
        )
        expect(fault).toBeNull()
        for (let i = 0; i < n; i += 1) {
          expect(Math.abs((y[i] ?? 0) - (times(y)[i] ?? 0) - (b[i] ?? 0))).toBeLessThan(1e-11)
          if (factorisations > 0) expect(Math.abs((afterFirst[i] ?? 0) - (y[i] ?? 0))).toBeLessThan(1e-11)
        }
      }),
    )
  })

  it('that has no solution is given up within 250 factorisations', () => {
    fc.assert(
      fc.property(tenths(-100, 100), tenths(3, 400), (guess, c) => {
        // y = y^2 + c
        const { fault, factorisations } = solve(
          [guess],
          ([v = 0]) => [v * v + c],
          ([v = 0], [d = 0]) => [2 * v * d],
        )
        expect(factorisations).toBeLessThanOrEqual(250)
        expect(['singular', 'no-convergence']).toContain(fault)
      }),
    )
  })

  it('that has solutions is led to one from any guess, also where its slope says nothing', () => {
    const root = tenths(-50, 50)
    fc.assert(
      fc.property(root, root, tenths(-100, 100), fc.constantFrom(0.3, -0.3, 1, -1, 4), (p, q, given, a) => {
        fc.pre(Math.abs(p - q) >= 0.1)
        // y = y + a (y - p) (y - q), at whose apex no direction leads anywhere
        for (const guess of [given, (p + q) / 2]) {
          const { fault, y } = solve(
            [guess],
            ([v = 0]) => [v + a * (v - p) * (v - q)],
            ([v = 0], [d = 0]) => [(1 + a * (2 * v - p - q)) * d],
          )
          expect(fault).toBeNull()
          const [found = Number.NaN] = y
          expect(Math.min(Math.abs(found - p), Math.abs(found - q))).toBeLessThan(1e-8)
        }
      }),
      { examples: [[0, 1, -2.1, 1]] },
    )
  })

  /** g and its slope, at which y a solution of g = 0 is, and how far from there g still says so. */
  interface Curve {
    readonly g: (y: number) => number
    readonly slope: (y: number) => number
    readonly roots: readonly number[]
  }
  const sign = fc.constantFrom(1, -1)
  const positive = tenths(1, 50)
  const without: fc.Arbitrary<Curve> = fc
    .tuple(positive, tenths(-50, 50), positive, sign)
    .chain(([a, p, gap, s]) =>
      fc.constantFrom<Curve>(
        { g: y => s * Math.exp(-a * y), slope: y => -a * s * Math.exp(-a * y), roots: [] },
        { g: y => s / (y - p), slope: y => -s / (y - p) ** 2, roots: [] },
        {
          g: y => (s * a) / (1 + (y - p) ** 2),
          slope: y => (-2 * s * a * (y - p)) / (1 + (y - p) ** 2) ** 2,
          roots: [],
        },
        { g: y => s * (a * (y - p) ** 2 + gap), slope: y => 2 * s * a * (y - p), roots: [] },
        { g: y => s * (Math.atan(a * y) + 1.6), slope: y => (s * a) / (1 + (a * y) ** 2), roots: [] },
        {
          g: y => s * (Math.tanh(a * y) - 1 - gap),
          slope: y => s * a * (1 - Math.tanh(a * y) ** 2),
          roots: [],
        },
        { g: y => s * (Math.abs(y - p) + gap), slope: y => s * Math.sign(y - p), roots: [] },
        {
          g: y => s * Math.log(1 + (y - p) ** 2) + s * gap,
          slope: y => (2 * s * (y - p)) / (1 + (y - p) ** 2),
          roots: [],
        },
      ),
    )
  const withRoots: fc.Arbitrary<Curve> = fc
    .tuple(positive, tenths(-50, 50), tenths(-50, 50), tenths(-50, 50), sign)
    .chain(([a, p, q, r, s]) =>
      fc.constantFrom<Curve>(
        {
          g: y => s * a * (y - p) * (y - q) * (y - r),
          slope: y => s * a * ((y - q) * (y - r) + (y - p) * (y - r) + (y - p) * (y - q)),
          roots: [p, q, r],
        },
        {
          g: y => s * (Math.exp(-a * y) - a),
          slope: y => -a * s * Math.exp(-a * y),
          roots: [-Math.log(a) / a],
        },
        { g: y => s * Math.atan(a * (y - p)), slope: y => (s * a) / (1 + (a * (y - p)) ** 2), roots: [p] },
        {
          g: y => s * (y - p + 0.9 * Math.sin(y - p)),
          slope: y => s * (1 + 0.9 * Math.cos(y - p)),
          roots: [p],
        },
        {
          g: y => s * (a * (y - p) + Math.abs(y - p) / 20),
          slope: y => s * (a + Math.sign(y - p) / 20),
          roots: [p],
        },
        { g: y => s * ((y - p) ** 3 + a * (y - p)), slope: y => s * (3 * (y - p) ** 2 + a), roots: [p] },
      ),
    )
  /** g(y) = 0 in another unit, as a constraint or as y = y + g(y). */
  const solveCurve = ({ g, slope }: Curve, guess: number, unit: number, isConstraint: boolean): Solved => {
    const own = isConstraint ? 0 : 1
    return solve(
      [guess * unit],
      ([v = 0]) => [own * v + unit * g(v / unit)],
      ([v = 0], [d = 0]) => [(own + slope(v / unit)) * d],
      { isConstraint },
    )
  }
  const unit = fc.constantFrom(1e-9, 1e-3, 1, 1e6)

  it('that has no solution is not said to have one, though what it lacks of one may fall to nothing far away', () => {
    fc.assert(
      fc.property(without, tenths(-100, 100), unit, fc.boolean(), (curve, guess, scale, isConstraint) => {
        // What y + g(y) rounds to y is solved by y.
        fc.pre(isConstraint || Math.abs(curve.g(guess)) > 1e-15 * Math.abs(guess))
        const { fault, y } = solveCurve(curve, guess, scale, isConstraint)
        expect([fault, ...y]).not.toContain(null)
      }),
      { numRuns: 2000 },
    )
  })

  it('that has solutions is led to one in any unit, or refused, and to no place that is none', () => {
    let refused = 0
    let runs = 0
    fc.assert(
      fc.property(withRoots, tenths(-100, 100), unit, fc.boolean(), (curve, guess, scale, isConstraint) => {
        const { fault, y } = solveCurve(curve, guess, scale, isConstraint)
        runs += 1
        if (fault !== null) {
          refused += 1
          return
        }
        const [found = Number.NaN] = y
        const distance = Math.min(...curve.roots.map(root => Math.abs(found / scale - root)))
        // A root that is threefold is known to the cube root of rounding.
        expect(distance).toBeLessThan(new Set(curve.roots).size === curve.roots.length ? 1e-9 : 1e-4)
      }),
      { numRuns: 2000 },
    )
    expect(refused / runs).toBeLessThan(0.02)
  })
})

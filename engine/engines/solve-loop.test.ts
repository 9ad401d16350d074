/** How a loop is solved, by what is asked of it: how often it is gone round, and what comes out. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLoopSolver, type LoopFault } from './solve-loop.ts'

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
    isConstraint: false,
    isTruth: false,
  }
  let rounds = 0
  let afterFirst: readonly number[] = []
  const run = createLoopSolver({
    loop: { kind: 'loop', trail: [], tears: [tear], values: [], tangents: [], block: 0 },
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
})

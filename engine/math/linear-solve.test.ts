import fc from 'fast-check'
import { expect, it } from 'vitest'
import { solveLinear } from './linear-solve.ts'

it('finds the vector that was multiplied', () => {
  const entry = fc.double({ min: -10, max: 10, noNaN: true })
  const system = fc.integer({ min: 1, max: 6 }).chain(n =>
    fc.record({
      n: fc.constant(n),
      a: fc.array(entry, { minLength: n * n, maxLength: n * n }),
      x: fc.array(entry, { minLength: n, maxLength: n }),
    }),
  )
  fc.assert(
    fc.property(system, ({ n, a, x }) => {
      // A heavy diagonal keeps the condition number small.
      const matrix = Float64Array.from(a, (value, i) =>
        i % (n + 1) === 0 ? value + Math.sign(value || 1) * 60 : value,
      )
      const b = Float64Array.from(x, (_, row) =>
        x.reduce((sum, value, k) => sum + (matrix[row * n + k] ?? 0) * value, 0),
      )
      expect(solveLinear(matrix, b, n)).toBe(true)
      x.forEach((value, i) => {
        expect(b[i]).toBeCloseTo(value, 9)
      })
    }),
  )
})

it('pivots, and says when there is no solution', () => {
  const b = Float64Array.of(2, 3)
  expect(solveLinear(Float64Array.of(0, 1, 1, 0), b, 2)).toBe(true)
  expect([...b]).toEqual([3, 2])
  expect(solveLinear(Float64Array.of(1, 2, 2, 4), Float64Array.of(1, 1), 2)).toBe(false)
})

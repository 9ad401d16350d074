import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findRoots } from './roots.ts'

it('finds the roots that a polynomial was made of', () => {
  const root = fc.integer({ min: -20, max: 20 })
  fc.assert(
    fc.property(
      fc.uniqueArray(root, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(1, -3, 0.5),
      (roots, lead) => {
        let coefficients: readonly number[] = [lead]
        for (const r of roots) {
          const before = coefficients
          coefficients = [...before, 0].map((value, i) => value - r * (before[i - 1] ?? 0))
        }
        const found = findRoots(coefficients)?.map(({ re }) => re) ?? []
        const expected = [...roots].sort((a, b) => b - a)
        expect(found.length).toBe(expected.length)
        found.forEach((value, i) => {
          expect(Math.abs(value - (expected[i] ?? Number.NaN))).toBeLessThan(1e-6)
        })
      },
    ),
  )
})

it('finds pairs, leaves leading zeros out, and says when there is no polynomial', () => {
  expect(findRoots([0, 1, 0, 4])?.map(({ re, im }) => [re, Math.round(im * 1e6) / 1e6])).toEqual([
    [0, -2],
    [0, 2],
  ])
  expect(findRoots([5])).toEqual([])
  expect(findRoots([0, 0])).toBeNull()
  expect(findRoots([1, Number.NaN])).toBeNull()
})

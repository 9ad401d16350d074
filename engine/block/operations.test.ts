import fc from 'fast-check'
import { expect, it } from 'vitest'
import { OPERATIONS } from './operations.ts'

const round = (a: number): number => OPERATIONS.round.evaluate(a, 0, 0)

it.each([
  [0.5, 1],
  [-0.5, -1],
  [2.5, 3],
  [-2.5, -3],
  [0.49999999999999994, 0],
  [-1.2, -1],
  [2251799813685246.5, 2251799813685247],
  [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
])('rounds %d to %d', (a, whole) => {
  expect(round(a)).toBe(whole)
})

it('rounds to a nearest whole number, and alike on both sides of zero', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), a => {
      expect(Math.abs(round(a) - a)).toBeLessThanOrEqual(0.5)
      expect(round(-a)).toBe(-round(a))
    }),
  )
})

it('gives a remainder the sign of the dividend, and a modulo that of the divisor', () => {
  expect([OPERATIONS.remainder.evaluate(-7, 3, 0), OPERATIONS.modulo.evaluate(-7, 3, 0)]).toEqual([-1, 2])
  expect([OPERATIONS.remainder.evaluate(7, -3, 0), OPERATIONS.modulo.evaluate(7, -3, 0)]).toEqual([1, -2])
})

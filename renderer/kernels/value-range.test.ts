import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chooseValueRange } from './value-range.ts'

const value = fc.double({ min: -1e15, max: 1e15, noNaN: true })

it('holds the trace strictly inside, whatever its size', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      const extremes = { least: Math.min(a, b), largest: Math.max(a, b) }
      const { from, to } = chooseValueRange(extremes)
      expect(from).toBeLessThan(extremes.least)
      expect(to).toBeGreaterThan(extremes.largest)
      expect(to - from).toBeGreaterThan(0)
    }),
  )
})

it('has a range where there is no trace', () => {
  expect(chooseValueRange({ least: Infinity, largest: -Infinity })).toEqual({ from: -1, to: 1 })
})

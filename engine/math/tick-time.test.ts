import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countTicks, createTickClock } from './tick-time.ts'

it('gives the time that a user would write', () => {
  expect(createTickClock(0.1)(3)).toBe(0.3)
  expect(createTickClock(1e-6)(6000)).toBe(0.006)
  expect(createTickClock(0.3)(2)).toBe(0.6)
})

it('is within one unit in the last place of k h, and grows with k', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-9, max: 1e3, noNaN: true }),
      fc.integer({ min: 0, max: 1e9 }),
      (step, tick) => {
        const time = createTickClock(step)
        expect(Math.abs(time(tick) - tick * step)).toBeLessThanOrEqual(8 * Number.EPSILON * tick * step)
        expect(time(tick + 1)).toBeGreaterThan(time(tick))
      },
    ),
  )
})

it('counts the ticks of whole multiples only', () => {
  expect(countTicks(0.3, 0.1)).toBe(3)
  expect(countTicks(0.25, 0.1)).toBeNull()
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 1e6 }),
      (step, ticks) => {
        expect(countTicks(step * ticks, step)).toBe(ticks)
      },
    ),
  )
})

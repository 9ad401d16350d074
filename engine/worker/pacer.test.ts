import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPacer } from './pacer.ts'

describe('pacer', () => {
  it('keeps simulated time within a tick of pace times real time, whenever it is asked', () => {
    const pauses = fc.array(fc.double({ min: 0.1, max: 60, noNaN: true }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(
        pauses,
        fc.constantFrom(1e-6, 1e-3, 0.1),
        fc.constantFrom(0.001, 0.1, 1, 7),
        (waits, step, pace) => {
          const pacer = createPacer(step, pace)
          pacer.anchor(1000, 0)
          let now = 1000
          let tick = 0
          for (const wait of waits) {
            now += wait
            tick += pacer.ticksDue(now, tick)
            const expected = ((now - 1000) / 1000) * (pace / step)
            expect(Math.abs(tick - Math.floor(expected))).toBeLessThanOrEqual(1)
            const next = now + pacer.millisecondsToNext(now, tick)
            expect(pacer.ticksDue(next + 1e-6, tick)).toBeGreaterThanOrEqual(1)
          }
        },
      ),
    )
  })

  it('does not race after a long wait', () => {
    const pacer = createPacer(1e-3, 1)
    pacer.anchor(0, 0)
    expect(pacer.ticksDue(10_000, 0)).toBe(100)
    expect(pacer.ticksDue(10_010, 100)).toBe(10)
  })

  it('holds nothing back at full pace', () => {
    const pacer = createPacer(1e-3, Infinity)
    pacer.anchor(0, 0)
    expect(pacer.ticksDue(0, 0)).toBe(Infinity)
    expect(pacer.millisecondsToNext(0, 0)).toBe(0)
  })
})

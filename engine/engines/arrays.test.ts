/** Signals of the past: between samples as the signal was, at kinks and jumps no worse than a line. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recall } from './arrays.ts'

const SAMPLES = 40

/** Increasing times from 0 on, between `least` and twice that apart. */
const times = (least: number) =>
  fc
    .array(fc.double({ min: least, max: 2 * least, noNaN: true }), { minLength: SAMPLES, maxLength: SAMPLES })
    .map(steps => {
      let t = 0
      return steps.map((step, k) => {
        t += k === 0 ? 0 : step
        return t
      })
    })
const place = fc.double({ min: 0, max: 0.999, noNaN: true })

/** Asks of a signal that was sampled at some times, in a ring that began anew after `turned` of them. */
function ask(signal: (t: number) => number, at: readonly number[], turned = 0) {
  const memory = new Float64Array(2 * SAMPLES)
  at.forEach((t, k) => {
    const position = (k + turned) % SAMPLES
    memory[position] = t
    memory[SAMPLES + position] = signal(t)
  })
  const written = SAMPLES + turned
  const read = (t: number, isSlope: number): number =>
    recall(t, written, memory, 0, SAMPLES, SAMPLES, 1, isSlope)
  return { value: (t: number) => read(t, 0), slope: (t: number) => read(t, 1) }
}

const inside = (at: readonly number[], part: number): number => {
  const [low = 0, high = 1] = [at[4], at.at(-5)]
  return low + part * (high - low)
}

describe('recall', () => {
  it('is of order 8 where the signal is smooth', () => {
    fc.assert(
      fc.property(
        times(0.1),
        fc.double({ min: 0, max: 6, noNaN: true }),
        fc.nat(SAMPLES),
        place,
        (at, phase, turned, part) => {
          const t = inside(at, part)
          const { value, slope } = ask(time => Math.sin(time + phase), at, turned)
          // A cubic is off by 3e-5.
          expect(Math.abs(value(t) - Math.sin(t + phase))).toBeLessThan(2e-7)
          expect(Math.abs(slope(t) - Math.cos(t + phase))).toBeLessThan(5e-6)
        },
      ),
    )
  })

  it('gives samples as they are', () => {
    fc.assert(
      fc.property(times(0.1), fc.nat(SAMPLES - 1), (at, k) => {
        const t = at[k] ?? 0
        expect(ask(Math.exp, at).value(t)).toBeCloseTo(Math.exp(t), 12)
      }),
    )
  })

  it('has the slope that it says', () => {
    fc.assert(
      fc.property(
        times(0.1),
        place,
        fc.constantFrom(Math.sin, Math.abs, Math.sign, Math.cbrt),
        (at, part, signal) => {
          const t = inside(at, part)
          const { value, slope } = ask(time => signal(time - 1), at)
          fc.pre(at.every(sample => Math.abs(sample - t) > 1e-5))
          expect(slope(t)).toBeCloseTo((value(t + 1e-6) - value(t - 1e-6)) / 2e-6, 4)
        },
      ),
    )
  })

  it('goes through a sample at which the curvature jumps without a trace of it', () => {
    fc.assert(
      fc.property(times(0.1), fc.integer({ min: 8, max: SAMPLES - 9 }), place, (at, k, part) => {
        const kink = at[k] ?? 0
        const signal = (t: number): number => (t < kink ? 2 * t : 2 * t + (t - kink) ** 2)
        const t = (at[k - 3] ?? 0) + part * ((at[k + 3] ?? 0) - (at[k - 3] ?? 0))
        expect(Math.abs(ask(signal, at).value(t) - signal(t))).toBeLessThan(1e-12)
      }),
    )
  })

  it('overshoots at no jump, which is kept from both sides', () => {
    fc.assert(
      fc.property(times(0.1), fc.integer({ min: 2, max: SAMPLES - 3 }), place, (at, k, part) => {
        const jump = at[k] ?? 0
        const sampled = at.with(k - 1, jump * (1 - 2 ** -30))
        const { value } = ask(t => (t < jump ? 0 : 1), sampled)
        const y = value(part * (at.at(-1) ?? 0))
        expect(y).toBeGreaterThan(-1e-6)
        expect(y).toBeLessThan(1 + 1e-6)
      }),
    )
  })
})

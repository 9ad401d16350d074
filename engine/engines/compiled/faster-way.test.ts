import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFasterWay, SLOW_CALLS, SLOW_MILLISECONDS, TRIALS } from './faster-way.ts'

interface Costs {
  /** Milliseconds of a call, by its number. */
  readonly alone: (call: number) => number
  readonly together: (call: number) => number
}

/** Which calls went together. */
function follow(calls: number, { alone, together }: Costs): boolean[] {
  const way = createFasterWay()
  return Array.from({ length: calls }, (_, call) => {
    const isTogether = way.isTogether()
    const milliseconds = isTogether ? together(call) : alone(call)
    way.take(milliseconds / 4, milliseconds)
    return isTogether
  })
}

const CALLS = 5000
const share = (went: readonly boolean[]): number => went.filter(Boolean).length / went.length
/** A cost that scatters by a fifth, and is three times as much now and then. */
const scatter = (noise: readonly number[]) => (cost: number) => (call: number) => {
  const part = noise[call % noise.length] ?? 0
  return cost * (part > 0.95 ? 3 : 1 + 0.2 * part)
}
const noises = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 97, maxLength: 97 })

describe('the faster way', () => {
  it('is taken for nearly all calls, whatever single ones take', () => {
    fc.assert(
      fc.property(noises, fc.double({ min: 0.2, max: 5, noNaN: true }), (noise, cost) => {
        fc.pre(Math.abs(Math.log(cost)) > Math.log(1.5))
        const of = scatter(noise)
        const together = share(follow(CALLS, { alone: of(1), together: of(cost) }))
        expect(cost < 1 ? together : 1 - together).toBeGreaterThan(0.9)
      }),
    )
  })

  it('is together no longer when other programs want the cores, and again when they do not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 1000 }),
        fc.double({ min: 1.1, max: 50, noNaN: true }),
        (busy, slowness) => {
          const together = (call: number): number => (call < busy || call >= busy + 1000 ? 5 : 10 * slowness)
          const went = follow(4000, { alone: () => 10, together })
          expect(share(went.slice(2 * TRIALS, busy))).toBe(1)
          const left = busy + SLOW_CALLS + SLOW_MILLISECONDS / 10 + 2 * TRIALS
          expect(share(went.slice(left, busy + 1000))).toBe(0)
          expect(share(went.slice(-1000))).toBeGreaterThan(0.9)
        },
      ),
    )
  })

  it('is alone after little time lost', () => {
    const went = follow(100, { alone: () => 10, together: () => 200 })
    expect(went.filter(Boolean)).toHaveLength(1)
  })
})

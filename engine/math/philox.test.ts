import { describe, expect, it } from 'vitest'
import { philox, uniformAt } from './philox.ts'

/** Known answers that come with the authors' own library (Random123, `kat_vectors`). */
const KNOWN: readonly (readonly [readonly number[], readonly [number, number], readonly number[]])[] = [
  [
    [0, 0, 0, 0],
    [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
]

describe('Philox4x32-10', () => {
  it.each(KNOWN)('of %j with the key %j', (counter, [key0, key1], answer) => {
    const words = Uint32Array.from(counter)
    philox(words, key0, key1)
    expect([...words]).toEqual(answer)
  })
})

describe('uniformAt', () => {
  const draw = (seed: number, count: number) => Array.from({ length: count }, (_, k) => uniformAt(seed, k))

  it('is spread evenly over [0, 1), with no tie from one number to the next', () => {
    const count = 100_000
    const numbers = draw(1, count)
    const bins = new Uint32Array(20)
    for (const x of numbers) {
      expect(x >= 0 && x < 1).toBe(true)
      const bin = Math.floor(20 * x)
      bins[bin] = (bins[bin] ?? 0) + 1
    }
    // Chi-square with 19 degrees of freedom: above 43.8 once in a thousand seeds; this seed is fixed.
    const expected = count / 20
    expect(bins.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)).toBeLessThan(43.8)
    const lag = numbers.reduce((sum, x, k) => sum + (x - 0.5) * ((numbers[k + 1] ?? 0.5) - 0.5), 0)
    expect(Math.abs((12 * lag) / count)).toBeLessThan(0.01)
  })

  it('gives every seed and every position a number of its own, far counts included', () => {
    const all = [
      ...draw(1, 1000),
      ...draw(2, 1000),
      ...draw(-1, 1000),
      uniformAt(1, 2 ** 32),
      uniformAt(2 ** 32, 0),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  it('counts what is not finite as 0', () => {
    expect(uniformAt(1, Number.NaN)).toBe(uniformAt(1, 0))
    expect(uniformAt(Number.POSITIVE_INFINITY, 1)).toBe(uniformAt(0, 1))
  })
})

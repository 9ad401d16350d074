import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseScale, formatQuantity, formatTicks } from './si-format.ts'

describe('SI format', () => {
  it('writes one to three digits before the point, from pico to tera', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 9.9e14, noNaN: true }), value => {
        const scaled = value / chooseScale(value, 's').factor
        expect(scaled).toBeGreaterThanOrEqual(1 - 1e-6)
        expect(scaled).toBeLessThan(1000)
      }),
    )
  })

  it.each([
    [0.0047, 's', '4.7 ms'],
    [0, 's', '0 s'],
    [-12.3456789, 'V', '-12.35 V'],
    [999.9999, '', '1000'],
    [0.13, '', '0.13'],
    [0.0013, '', '1.3e-3'],
    [-289.19e-9, '', '-289.2e-9'],
    [47_000, '', '47 k'],
    [2.2e-6, 'F', '2.2 µF'],
    [1e20, '', '1e20'],
    [-3.41222e292, 'V', '-3.412e292 V'],
    [5e-324, 's', '4.941e-324 s'],
    [9.5e14, '', '950 T'],
    [Number.NaN, 's', 'not a number'],
    [-Infinity, '', '-∞'],
  ])('writes %s %s as %s', (value, unit, text) => {
    expect(formatQuantity(value, unit)).toBe(text)
  })

  it('gives an axis one prefix and the decimals that tell its ticks apart', () => {
    expect(formatTicks([0, 0.005, 0.01], 's')).toEqual(['0 ms', '5 ms', '10 ms'])
    expect(formatTicks([-0.5, -0.25, 0, 0.25])).toEqual(['−0.50', '−0.25', '0', '0.25'])
    expect(formatTicks([1.25, 1.5, 1.75, 2])).toEqual(['1.25', '1.50', '1.75', '2.00'])
    expect(formatTicks([0.0071, 0.0072], 's')).toEqual(['7.1 ms', '7.2 ms'])
    expect(formatTicks([])).toEqual([])
  })

  it('never writes two ticks of an even axis alike', () => {
    const spacing = fc.tuple(fc.constantFrom(1, 2, 2.5, 5), fc.integer({ min: -9, max: 9 }))
    fc.assert(
      fc.property(spacing, fc.integer({ min: -50, max: 50 }), ([step, power], start) => {
        const ticks = Array.from({ length: 8 }, (_, i) => (start + i) * step * 10 ** power)
        expect(new Set(formatTicks(ticks, 's')).size).toBe(8)
      }),
    )
  })
})

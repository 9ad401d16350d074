import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveBySteps, readPlainNumber, readQuantity, stepOf } from './number-step.ts'

describe('stepping numbers', () => {
  it('reads numbers and leaves expressions alone', () => {
    expect(readPlainNumber(' -1.5e-3 ')).toBe(-1.5e-3)
    expect([readPlainNumber('2*pi'), readPlainNumber('[1]'), readPlainNumber('')]).toEqual([null, null, null])
  })

  it('reads a number apart from its prefix and unit', () => {
    expect(readQuantity('10k')).toEqual({ value: 10, unit: 'k' })
    expect(readQuantity('-4.7e-1 uF ')).toEqual({ value: -0.47, unit: ' uF' })
    expect(readQuantity('3')).toEqual({ value: 3, unit: '' })
    expect([readQuantity('2*pi'), readQuantity('1/C'), readQuantity('[1]'), readQuantity('x')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('steps by hundredths of the power of ten', () => {
    expect([stepOf(4.7), stepOf(1500), stepOf(0), stepOf(-100e-6)]).toEqual([0.01, 10, 0.01, 1e-6])
    expect(moveBySteps(4.7, 1)).toBe('4.71')
    expect(moveBySteps(100e-6, -1)).toBe('0.000099')
    expect(moveBySteps(0, 3)).toBe('0.03')
  })

  it('comes back to a number on its steps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 999 }),
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: -50, max: 50 }),
        (digits, power, steps) => {
          const value = Number(`${digits}e${power}`)
          const there = Number(moveBySteps(value, steps, stepOf(value)))
          expect(Number(moveBySteps(there, -steps, stepOf(value)))).toBeCloseTo(value, Math.max(0, 4 - power))
        },
      ),
    )
  })
})

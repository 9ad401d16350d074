import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPin, namePin, suggestRange, writeNumber, writeSliderValue } from './slider-range.ts'

const ordinary = fc
  .tuple(
    fc.double({ min: 1, max: 9.999, noNaN: true }),
    fc.integer({ min: -12, max: 12 }),
    fc.constantFrom(-1, 1),
  )
  .map(([mantissa, power, sign]) => sign * mantissa * 10 ** power)

describe('slider range', () => {
  it('has the value inside, halfway', () => {
    fc.assert(
      fc.property(fc.oneof(ordinary, fc.constant(0)), value => {
        const { from, to } = suggestRange(value)
        expect(Number(from)).toBeLessThan(Number(to))
        expect(Math.abs((Number(from) + Number(to)) / 2 - value)).toBeLessThanOrEqual(1e-9 * Math.abs(value))
      }),
    )
  })

  it('writes positions to a thousandth of the range or finer, without noise', () => {
    fc.assert(
      fc.property(ordinary, fc.double({ min: 0, max: 1, noNaN: true }), (size, part) => {
        const to = Math.abs(size)
        const text = writeSliderValue(part * to, 0, to)
        expect(Math.abs(Number(text) - part * to)).toBeLessThanOrEqual(1e-3 * to)
        expect(text.replace(/e.*/, '').replace(/[-.0]/g, '').length).toBeLessThanOrEqual(5)
      }),
    )
  })

  it.each([
    [1.5, '1.5'],
    [0.1 + 0.2, '0.3'],
    [1e-6, '0.000001'],
    [1e-9, '1e-9'],
    [4.7e22, '4.7e22'],
    [-0.25, '-0.25'],
  ])('writes %s as %s', (value, text) => {
    expect(writeNumber(value)).toBe(text)
  })

  it('keeps what a user sets by keyboard or script', () => {
    expect(writeSliderValue(2.5, 0, 3)).toBe('2.5')
    expect(writeSliderValue(1234, 0, 1800)).toBe('1234')
  })

  it('pins with a range around the value and names the pin for people', () => {
    expect(createPin('converter/current PID.I', 800)).toEqual({
      parameter: 'converter/current PID.I',
      from: '0',
      to: '1600',
    })
    expect(namePin({ parameter: 'converter/current PID.I', from: '0', to: '1' })).toBe(
      'converter current PID I',
    )
    expect(namePin({ parameter: 'a.P', from: '0', to: '1', label: 'Voltage gain' })).toBe('Voltage gain')
  })
})

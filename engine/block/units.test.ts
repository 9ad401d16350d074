import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateText, listNames, type Scope } from './evaluate-text.ts'
import { expandUnits } from './units.ts'

const none: Scope = () => undefined

function evaluate(text: string, scope = none): number | readonly number[] | string {
  const result = evaluateText(text, scope)
  if ('problem' in result) return result.problem
  return result.value.length === 1 ? (result.value[0] ?? Number.NaN) : result.value
}

describe('numbers with a prefix or a unit', () => {
  it.each([
    ['10k', 10e3],
    ['4.7u', 4.7e-6],
    ['100µ', 100e-6],
    ['3 mH', 3e-3],
    ['3mH', 3e-3],
    ['470 uF', 470e-6],
    ['2.2 kOhm', 2.2e3],
    ['10 kΩ', 10e3],
    ['24 V', 24],
    ['1F', 1],
    ['5 kg', 5],
    ['20 mm', 20e-3],
    ['1e3k', 1e6],
    ['-50m', -0.05],
    ['1/100u', 1e4],
    ['2*pi*1MHz', 2 * Math.PI * 1e6],
    ['3 rad/s', 3],
  ])('%s is %d', (text, value) => {
    expect(evaluate(text)).toBe(value)
  })

  it('is the number that its digits and its power of ten make', () => {
    const powers = fc.constantFrom(['p', -12], ['n', -9], ['u', -6], ['m', -3], ['k', 3], ['M', 6], ['G', 9])
    const digits = fc.tuple(fc.nat(9999), fc.nat(9999)).map(([a, b]) => `${a}.${b}`)
    fc.assert(
      fc.property(digits, powers, (text, [prefix, power]) => {
        expect(evaluate(`${text}${prefix}`)).toBe(Number(`${text}e${power}`))
      }),
    )
  })

  it('stands in lists, whose items blanks part', () => {
    expect(evaluate('[10k 4.7u, 2 * 1m]')).toEqual([10e3, 4.7e-6, 2e-3])
    const mH: Scope = name => (name === 'mH' ? { value: [7], isVector: false } : undefined)
    expect(evaluate('[3 mH]', mH)).toEqual([3, 7])
  })

  it('leaves names to those who have them, and refuses what might mean something else', () => {
    const k: Scope = name => (name === 'k' ? { value: [2], isVector: false } : undefined)
    for (const text of ['5 m', '5 T', '10K', '2 R', '3 min', '5kk', '2 pi']) {
      expect(evaluate(text), text).toMatch(/\.$/)
    }
    expect(evaluate('10k', k)).toMatch(/lacks an operator/)
    expect(evaluate('3*k', k)).toBe(6)
  })

  it('is no name that an expression depends on', () => {
    expect(listNames('10k * Vin + 3 mH')).toEqual(['Vin'])
  })

  it('changes nothing else', () => {
    for (const text of ['x1k', 'a.b', '2e3', '1e-6', 'sin(2)', '5 mod 3', 'v2m', '3*u'])
      expect(expandUnits(text, () => false)).toBe(text)
  })
})

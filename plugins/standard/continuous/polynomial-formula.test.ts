import fc from 'fast-check'
import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { drawFraction, formatPolynomial } from './polynomial-formula.ts'

describe('formatPolynomial', () => {
  it.each([
    ['[1, 2, 5]', 's^{2} + 2\\,s + 5'],
    ['[1, 0, -1]', 's^{2} - 1'],
    ['[-1, 1]', '-s + 1'],
    ['[1, 2*zeta*wn, wn^2]', 's^{2} + 2\\,\\zeta\\,w_{n}\\,s + w_{n}^{2}'],
    ['[L*C, R_1+R2, 1]', 'L\\,C\\,s^{2} + (R_{1}+R_{2})\\,s + 1'],
    ['[1e-6, 2.5e3]', '10^{-6}\\,s + 2.5\\cdot 10^{3}'],
    ['[-(a+b), 1]', '-(a+b)\\,s + 1'],
    ['K', 'K'],
    ['4.5', '4.5'],
    ['[0, 0]', '0'],
  ])('writes %s as %s', (text, tex) => {
    expect(formatPolynomial(text)).toBe(tex)
  })

  it.each(['', '[', '[1,,2]', '[1, 2', 'a b', '2^3^4', 'sin(x)', '[1, (2]', '1 +', '\\frac'])(
    'does not pretend to understand "%s"',
    text => {
      expect(formatPolynomial(text)).toBeNull()
    },
  )

  it('always gives TeX that can be set, no wider than a block can be', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.string({
        unit: fc.constantFrom(
          '[',
          ']',
          ',',
          '1',
          '0',
          '.',
          'e',
          '-',
          '+',
          '*',
          '/',
          '^',
          '(',
          ')',
          '_',
          'K',
          'wn',
          'tau',
          ' ',
        ),
      }),
    )
    fc.assert(
      fc.property(typed, typed, (numerator, denominator) => {
        const { formula = '', size = [0, 0] } = drawFraction(numerator, denominator)
        expect(() => katex.renderToString(formula, { strict: 'error', throwOnError: true })).not.toThrow()
        expect(size[0]).toBeLessThanOrEqual(300)
      }),
      { numRuns: 500 },
    )
  })
})

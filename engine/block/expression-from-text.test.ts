import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateText } from './evaluate-text.ts'
import { reference } from './expression.ts'
import { expressionFromText } from './expression-from-text.ts'
import { FormulaError } from './formula-error.ts'

const formula = fc.letrec<{ text: string }>(tie => ({
  text: fc.oneof(
    { maxDepth: 4 },
    fc.integer({ min: 0, max: 9 }).map(String),
    fc.constantFrom('pi', 'e', '0.5', 'true', '[1, 2]'),
    fc
      .tuple(
        tie('text'),
        fc.constantFrom('+', '-', '*', '/', '^', '%', '<', '<=', '>', '>=', '==', '!=', 'and', '||', '&&'),
        tie('text'),
      )
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    tie('text').map(a => `(-${a})`),
    tie('text').map(a => `(!${a})`),
    fc
      .tuple(fc.constantFrom('sin', 'exp', 'sqrt', 'abs', 'floor', 'round', 'log10', 'atan'), tie('text'))
      .map(([name, a]) => `${name}(${a})`),
    fc
      .tuple(fc.constantFrom('max', 'min', 'atan2', 'mod', 'hypot'), tie('text'), tie('text'))
      .map(([name, a, b]) => `${name}(${a}, ${b})`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} > 1 ? ${b} : 2)`),
  ),
})).text

describe('expressionFromText', () => {
  it('means the same as a parameter of the same text', () => {
    fc.assert(
      fc.property(formula, text => {
        const value = evaluateText(text, () => undefined)
        // A graph has one shape: a choice between a list and a number is a list.
        fc.pre(!('problem' in value) && !(text.includes('[') && text.includes('?')))
        const expression = expressionFromText(text, {})
        expect(expression.kind === 'constant' && 'value' in value && [...expression.values]).toEqual(
          'value' in value && [...value.value],
        )
      }),
      { numRuns: 500 },
    )
  })

  it('gives an expression or a fault for any text, and ends', () => {
    const names = { u: reference('input', 'u', 3) }
    const piece = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(
        'u',
        '[',
        ']',
        '(',
        ')',
        '.',
        '?',
        ':',
        '!',
        '~',
        '&&',
        'constructor',
        '__proto__',
        '1',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        try {
          expect(expressionFromText(pieces.join(''), names).width).toBeGreaterThan(0)
        } catch (error) {
          expect((error as Error).name).toBe('ExpressionError')
          expect((error as Error).message).toMatch(/\.$/)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    'constructor',
    'u.constructor',
    '__proto__',
    'u["x"]',
    'f(x) = x',
    'import("x")',
    '`a`',
    'u = 1; u',
  ])('gives %s no meaning', text => {
    expect(() => expressionFromText(text, { u: reference('input', 'u', 1) })).toThrow()
  })

  it('tells faults of the text from faults of the signals', () => {
    const names = { u: reference('input', 'u', 2) }
    expect(() => expressionFromText('w', names)).toThrow(FormulaError)
    expect(() => expressionFromText('u + [1, 2, 3]', names)).not.toThrow(FormulaError)
    expect(() => expressionFromText('u + [1, 2, 3]', names)).toThrow('a vector of 2 elements')
  })
})

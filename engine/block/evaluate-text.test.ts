import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateText, listNames, type Scope } from './evaluate-text.ts'

const names = new Map([
  ['R', { value: [2], isVector: false }],
  ['v', { value: [1, 2, 3], isVector: true }],
])
const scope: Scope = name => names.get(name)

function resultOf(text: string): readonly number[] | string {
  const result = evaluateText(text, scope)
  return 'problem' in result ? result.problem : result.value
}

describe('evaluateText', () => {
  it('reads numbers, names, operators, functions and lists', () => {
    expect(resultOf(' 4.7e-6 ')).toEqual([4.7e-6])
    expect(resultOf('2*pi*50')).toEqual([2 * Math.PI * 50])
    expect(resultOf('-R^2')).toEqual([-4])
    expect(resultOf('2^3^2')).toEqual([512])
    expect(resultOf('12/R + 1e-3')).toEqual([6.001])
    expect(resultOf('[1, R, 2*R]')).toEqual([1, 2, 4])
    expect(resultOf('v * 2 + 1')).toEqual([3, 5, 7])
    expect(resultOf('sqrt(16) + max(1, R)')).toEqual([6])
    expect(resultOf('R > 1 ? 10 : 20')).toEqual([10])
    expect(resultOf('inf')).toEqual([Number.POSITIVE_INFINITY])
  })

  it.each([
    '',
    '2 R',
    '1 +',
    'nothere',
    'sin(1, 2)',
    'foo(1)',
    '[[1], 2]',
    '[1, 2] + [1, 2, 3]',
    'x = 3',
    '"text"',
    'R.x',
    'f(x) = x',
    '[]',
  ])('refuses %j with a sentence', text => {
    const result = evaluateText(text, scope)
    expect(result).toHaveProperty('problem')
    if ('problem' in result) expect(result.problem).toMatch(/\.$/)
  })

  it('never reaches JavaScript', () => {
    for (const text of [
      'constructor',
      'toString',
      '__proto__',
      'import("fs")',
      'globalThis',
      'cos.constructor("return 1")()',
      'hasOwnProperty(1)',
    ]) {
      expect(evaluateText(text, scope)).toHaveProperty('problem')
    }
  })

  it('gives a value or a problem for any text, and ends', () => {
    fc.assert(fc.property(fc.string(), text => void evaluateText(text, scope)))
    expect(evaluateText(`${'('.repeat(5000)}1${')'.repeat(5000)}`, scope)).toHaveProperty('problem')
  })

  it('agrees with JavaScript on arithmetic', () => {
    const numbers = fc.double({ min: 1e-6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(numbers, numbers, numbers, (a, b, c) => {
        expect(resultOf(`(${a} + ${b}) * ${c} - ${a} / ${b}`)).toEqual([(a + b) * c - a / b])
      }),
    )
  })

  it('lists the names that an expression depends on', () => {
    expect(listNames('2*pi*sqrt(L*C) + L')).toEqual(['L', 'C'])
    expect(listNames('3')).toEqual([])
  })
})

describe('matrices', () => {
  it.each<readonly [string, readonly number[], number | undefined]>([
    ['[1, 2; 3, 4]', [1, 3, 2, 4], 2],
    ['[[1, 2], [3, 4]]', [1, 3, 2, 4], 2],
    ['[1; 2; 3]', [1, 2, 3], 1],
    ['[1, 2, 3]', [1, 2, 3], undefined],
    ["[1, 2, 3]'", [1, 2, 3], 1],
    ["[1, 2; 3, 4; 5, 6]'", [1, 2, 3, 4, 5, 6], 3],
    ['2 * [1, 2; 3, 4] + 1', [3, 7, 5, 9], 2],
    ['[1, 2; 3, 4] * [5, 6; 7, 8]', [19, 43, 22, 50], 2],
    ['[1, 2; 3, 4] .* [5, 6; 7, 8]', [5, 21, 12, 32], 2],
    ['[1, 2; 3, 4] * [1, 1]', [3, 7], 1],
    ['[1, 1] * [1, 2; 3, 4]', [4, 6], 2],
    ["[1, 2, 3] * [4, 5, 6]'", [32], undefined],
  ])('%s', (text, value, columns) => {
    const result = evaluateText(text, () => undefined)
    expect('problem' in result ? result.problem : [result.value, result.columns]).toEqual([value, columns])
  })

  it.each([
    ['[[1, 2], [3]]', 'rows of one length, not of 2 and 1'],
    ['[1, 2; 3, 4] * [1, 2, 3]', 'a 2 x 2 matrix times a list of 3 elements is no matrix product'],
    ['[1, 2; 3, 4] + [1, 2]', 'a 2 x 2 matrix with a list of 2 elements'],
    ['[[1, 2; 3, 4], 5]', 'numbers, or rows of numbers'],
  ])('%s is refused', (text, words) => {
    expect(evaluateText(text, () => undefined)).toMatchObject({ problem: expect.stringContaining(words) })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateText, listNames, type Scope } from './evaluate-text.ts'

const names = new Map([
  ['R', { value: [2], isVector: false }],
  ['v', { value: [1, 2, 3], isVector: true }],
  ['w', { value: [4, 5], isVector: true }],
  ['A', { value: [1, 3, 2, 4], isVector: true, columns: 2 }],
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
    expect(listNames('v(end) + sum(w) + 0:n')).toEqual(['v', 'w', 'n'])
  })
})

describe('lists', () => {
  it.each<readonly [string, readonly number[]]>([
    ['1:4', [1, 2, 3, 4]],
    ['3:-1:1', [3, 2, 1]],
    ['0:R/8:1', [0, 0.25, 0.5, 0.75, 1]],
    ['[0:2, 10]', [0, 1, 2, 10]],
    ['[1 2 3]', [1, 2, 3]],
    ['[1 -2 +3]', [1, -2, 3]],
    ['[1 - 2, 3]', [-1, 3]],
    ['[R -R]', [2, -2]],
    ['[ max(1, 4) (R + 1) ]', [4, 3]],
    ['[7 mod 4]', [3]],
    ['2*(0:2) + 1', [1, 3, 5]],
    ['v(2)', [2]],
    ['v(end)', [3]],
    ['v(2:end)', [2, 3]],
    ['A(2, 1)', [3]],
    ['A(1, :)', [1, 2]],
    ['A(:, 2)', [2, 4]],
    ['A(3)', [2]],
    ['sum(v) + length(v)', [9]],
    ['mean(v)', [2]],
    ['max(v)', [3]],
    ['min(v, 2)', [1, 2, 2]],
    ['min(4, 3, 5)', [3]],
    ['linspace(0, 1, 5)', [0, 0.25, 0.5, 0.75, 1]],
    ['logspace(0, 2, 3)', [1, 10, 100]],
    ['zeros(2)', [0, 0]],
    ['ones(2, 1)', [1, 1]],
    ['eye(2)', [1, 0, 0, 1]],
  ])('%s', (text, value) => {
    expect(resultOf(text)).toEqual(value)
  })

  it.each([
    ['v(4)', 'v has no element 4.'],
    ['v(0)', 'v has no element 0.'],
    ['A(3, 1)', 'A has no row 3.'],
    ['1:-1', 'nothing leads to -1'],
    ['0:0:1', 'steps of 0'],
    ['0:1e-9:1', 'cannot have'],
    ['zeros(-1)', 'cannot have -1 elements'],
    ['linspace(0, 1)', 'linspace takes the first, the last and the number of values, not 2 values.'],
    ['sum(1, 2)', 'sum takes a list, not 2 values.'],
    ['end', '"end" is not defined.'],
  ])('%s is refused', (text, words) => {
    expect(resultOf(text)).toMatch(new RegExp(words))
  })

  it('a range has the values that counting gives, and ends where it is told', () => {
    const whole = fc.integer({ min: -1000, max: 1000 })
    fc.assert(
      fc.property(
        whole,
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 300 }),
        (from, parts, count) => {
          const step = 1 / parts
          const text = `${from}:1/${parts}:${from} + ${count}/${parts}`
          expect(resultOf(text)).toEqual(Array.from({ length: count + 1 }, (_, i) => from + i * step))
        },
      ),
    )
  })
})

describe('matrices', () => {
  it.each<readonly [string, readonly number[], number | undefined]>([
    ['[1, 2; 3, 4]', [1, 3, 2, 4], 2],
    ['[1 2; 3 4]', [1, 3, 2, 4], 2],
    ['[1 2\n 3 4]', [1, 3, 2, 4], 2],
    ['[1, 2;\n 3, 4]', [1, 3, 2, 4], 2],
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

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evaluateText } from '../../engine/index.ts'
import { readTransfer } from './read-transfer.ts'

it.each([
  ['1/s', ['1'], ['1', '0']],
  ['3/(s+2)', ['3'], ['1', '2']],
  ['10/s', ['10'], ['1', '0']],
  ['5/(s*(s+1))', ['5'], ['1', '1', '0']],
  ['(2s + 1)/(s^2 + 0.5 s + 4)', ['2', '1'], ['1', '0.5', '4']],
  ['1e-3/(1e-3 s + 1)', ['1e-3'], ['1e-3', '1']],
  ['K/(T*s + 1)', ['K'], ['T', '1']],
  ['w^2/(s^2 + 2*z*w*s + w^2)', ['w*w'], ['1', '2*z*w', 'w*w']],
  ['1 + 1/s', ['1', '1'], ['1', '0']],
  ['s^-1', ['1'], ['1', '0']],
  ['-2/(s - 3)', ['-2'], ['1', '-3']],
  ['(a+b)/(s*(a-b)+1)', ['a + b'], ['a - b', '1']],
])('reads %s', (text, numerator, denominator) => {
  expect(readTransfer(text)).toEqual({ numerator, denominator })
})

it.each(['', '3', 'gain 3', 'sin(s)', '1/(s', 's)', '1/0 s +', 's^99', 's^x', '1/(s-s)', '{s}', '+-'])(
  'reads nothing from %j',
  text => expect(readTransfer(text)).toBeNull(),
)

it('has the value of the expression itself', () => {
  const number = fc.integer({ min: -9, max: 9 })
  fc.assert(
    fc.property(number, number, number, number, (a, b, c, s) => {
      const text = `${a}*(s + ${b})/((s + 11)*(s^2 + ${c}*s + 100))`.replaceAll('+ -', '- ')
      const read = readTransfer(text)
      const at = (coefficients: readonly string[] = []): number =>
        coefficients.reduce((sum, coefficient) => sum * s + Number(coefficient), 0)
      const direct = evaluateText(text, name => (name === 's' ? { value: [s], isVector: false } : undefined))
      expect('value' in direct && direct.value[0]).toBeCloseTo(at(read?.numerator) / at(read?.denominator), 9)
    }),
  )
})

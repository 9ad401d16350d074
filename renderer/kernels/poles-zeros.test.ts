import { expect, it } from 'vitest'
import { findPolesZeros } from './poles-zeros.ts'

it('finds poles and zeros of fractions, however they are given', () => {
  const fraction = { numerator: { value: [1, 1] }, denominator: { value: [1, 5, 6] } }
  const found = findPolesZeros(fraction)
  expect(found?.zeros.map(({ re }) => re)).toEqual([-1])
  expect(found?.poles.map(({ re }) => Math.round(re * 1e6) / 1e6)).toEqual([-2, -3])
  const roots = {
    zeros: { value: [] },
    zerosImaginary: { value: [0] },
    poles: { value: [-1, -1] },
    polesImaginary: { value: [2, -2] },
  }
  expect(findPolesZeros(roots)?.poles).toEqual([
    { re: -1, im: 2 },
    { re: -1, im: -2 },
  ])
})

it('finds none where there are none', () => {
  expect(findPolesZeros({ gain: { value: [1] } })).toBeNull()
  expect(findPolesZeros({ numerator: { value: [1] }, denominator: { value: [2] } })).toBeNull()
  expect(findPolesZeros({ numerator: { value: [1] }, denominator: { problem: 'x' } })).toBeNull()
})

import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'

/** The difference equation in so many words, from all samples since the start, which are every second step. */
function createFilter(b: readonly number[], a: readonly number[]) {
  return () => {
    const [us, ys]: [number[], number[]] = [[], []]
    return ({ u: { u = 0 }, k }: { u: Readonly<Record<string, number>>; k: number }) => {
      if (k % 2 === 0) {
        us.unshift(u)
        const driven = b.reduce((sum, x, i) => sum + x * (us[i] ?? 0), 0)
        const [first = 1, ...rest] = a
        ys.unshift((driven - rest.reduce((sum, x, i) => sum + x * (ys[i] ?? 0), 0)) / first)
      }
      return ys[0] ?? 0
    }
  }
}

const sampleTime = '0.02'
const tolerance = 1e-12

describe('Discrete Transfer Fcn', () => {
  it.each<[string, string, number[], number[]]>([
    ['[1]', '[1, 0.5]', [0, 1], [1, 0.5]],
    ['[2, 1]', '[2, -0.5]', [2, 1], [2, -0.5]],
    ['[3]', '[2, 0.1, -0.4]', [0, 0, 3], [2, 0.1, -0.4]],
    ['[3]', '[2]', [3], [2]],
  ])('is %s over %s in powers of z', (numerator, denominator, b, a) => {
    const comparison = { parameters: { numerator, denominator, sampleTime }, tolerance }
    expectReference('discrete/discrete-transfer-fcn', comparison, createFilter(b, a))
  })

  it('refuses what would need samples of the future', () => {
    const find = (parameters: Record<string, string>) =>
      findFaultyParameters('discrete/discrete-transfer-fcn', parameters)
    expect(find({ numerator: '[1, 2, 3]' })).toEqual(['numerator'])
    expect(find({ denominator: '[0, 1]' })).toEqual(['denominator'])
  })
})

describe('Discrete Filter', () => {
  it.each<[string, string, number[], number[]]>([
    ['[1]', '[1, 0.5]', [1], [1, 0.5]],
    ['[1, 2, 3]', '[2, -0.5]', [1, 2, 3], [2, -0.5]],
  ])('is %s over %s in powers of 1/z', (numerator, denominator, b, a) => {
    const comparison = { parameters: { numerator, denominator, sampleTime }, tolerance }
    expectReference('discrete/discrete-filter', comparison, createFilter(b, a))
  })
})

describe('Discrete FIR Filter', () => {
  it('weighs the last samples', () => {
    const comparison = { parameters: { coefficients: '[0.5, -0.25, 2]', sampleTime }, tolerance }
    expectReference('discrete/fir-filter', comparison, createFilter([0.5, -0.25, 2], [1]))
  })
})

describe('Lead-Lag', () => {
  it('has one zero and one pole', () => {
    const comparison = { parameters: { pole: '0.9', zero: '0.6', sampleTime }, tolerance }
    expectReference('discrete/lead-lag', comparison, createFilter([1, -0.6], [1, -0.9]))
  })
})

describe('Discrete Zero-Pole', () => {
  it('multiplies its roots out, complex pairs as well', () => {
    const parameters = {
      zeros: '[0.5]',
      poles: '[0.3, 0.3]',
      polesImaginary: '[0.4, -0.4]',
      gain: '2',
      sampleTime,
    }
    expectReference(
      'discrete/discrete-zero-pole',
      { parameters, tolerance },
      createFilter([0, 2, -1], [1, -0.6, 0.25]),
    )
  })
})

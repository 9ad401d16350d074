import { describe, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'

/** Above 0, so that every function is defined. */
const POSITIVE = ['sources/sine', { amplitude: '[0.5, 0.8]', bias: '[1, 2]', frequency: '[3, 7]' }] as const

describe('Math Function', () => {
  it.each<[string, (u: number) => number]>([
    ['exp', Math.exp],
    ['log', Math.log],
    ['10^u', u => 10 ** u],
    ['log10', Math.log10],
    ['square', u => u * u],
    ['sqrt', Math.sqrt],
    ['rSqrt', u => 1 / Math.sqrt(u)],
    ['reciprocal', u => 1 / u],
  ])('computes %s', (name, f) => {
    const parameters = { function: name }
    expectReference(
      'math/math-function',
      { parameters, inputs: { u: POSITIVE } },
      () =>
        ({ u }) =>
          f(u.u ?? 0),
    )
  })

  it('computes signedSqrt on both sides of 0', () => {
    expectReference(
      'math/math-function',
      {
        parameters: { function: 'signedSqrt' },
        inputs: { u: ['sources/sine', { amplitude: '[2, 3]', frequency: '[3, 7]' }] },
      },
      () =>
        ({ u: { u = 0 } }) =>
          Math.sign(u) * Math.sqrt(Math.abs(u)),
    )
  })

  it.each<[string, (a: number, b: number) => number]>([
    ['pow', (a, b) => a ** b],
    ['hypot', Math.hypot],
    ['mod', (a, b) => a - b * Math.floor(a / b)],
    ['rem', (a, b) => a % b],
  ])('computes %s of two inputs', (name, f) => {
    const inputs = { u1: POSITIVE, u2: ['sources/sine', { bias: '-2', amplitude: '[0.3, 1]' }] } as const
    const parameters = { function: name }
    expectReference(
      'math/math-function',
      { parameters, inputs },
      () =>
        ({ u }) =>
          f(u.u1 ?? 0, u.u2 ?? 0),
    )
  })
})

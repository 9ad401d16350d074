import { describe, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'

const wave = (amplitude: number, bias: number) =>
  [
    'sources/sine',
    { amplitude: `[${amplitude}, ${amplitude / 2}]`, bias: String(bias), frequency: '[3, 7]' },
  ] as const

describe('Trigonometric', () => {
  it.each<[string, number, number, (u: number) => number]>([
    ['sin', 4, 0, Math.sin],
    ['cos', 4, 0, Math.cos],
    ['tan', 1.5, 0, Math.tan],
    ['asin', 1, 0, Math.asin],
    ['acos', 1, 0, Math.acos],
    ['atan', 9, 0, Math.atan],
    ['sinh', 2, 0, Math.sinh],
    ['cosh', 2, 0, Math.cosh],
    ['tanh', 2, 0, Math.tanh],
    ['asinh', 5, 0, Math.asinh],
    ['acosh', 1, 2, Math.acosh],
    ['atanh', 0.9, 0, Math.atanh],
  ])('computes %s', (name, amplitude, bias, f) => {
    const comparison = { parameters: { function: name }, inputs: { u: wave(amplitude, bias) } }
    expectReference(
      'math/trigonometric',
      comparison,
      () =>
        ({ u }) =>
          f(u.u ?? 0),
    )
  })

  it('computes the angle of a point in all quadrants', () => {
    expectReference(
      'math/trigonometric',
      { parameters: { function: 'atan2' }, inputs: ['u1', 'u2'] },
      () =>
        ({ u }) =>
          Math.atan2(u.u1 ?? 0, u.u2 ?? 0),
    )
  })
})

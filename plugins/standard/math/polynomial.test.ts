import { describe, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'

describe('Polynomial', () => {
  it('has its highest power first', () => {
    expectReference(
      'math/polynomial',
      { parameters: { coefficients: '[0.5, -1, 0, 3]' }, tolerance: 1e-14 },
      () =>
        ({ u: { u = 0 } }) =>
          0.5 * u ** 3 - u ** 2 + 3,
    )
  })

  it('is a constant with one coefficient', () => {
    expectReference('math/polynomial', { parameters: { coefficients: '7' } }, () => () => 7)
  })
})

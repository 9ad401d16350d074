import { describe, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'

describe('Bias', () => {
  it('adds its constant, to each element its own', () => {
    expectReference(
      'math/bias',
      { parameters: { bias: '-2.5' } },
      () =>
        ({ u }) =>
          (u.u ?? 0) - 2.5,
    )
    expectReference(
      'math/bias',
      { parameters: { bias: '[1, 20]' } },
      element =>
        ({ u }) =>
          (u.u ?? 0) + (element === 0 ? 1 : 20),
    )
  })
})

import { describe, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'

describe('Wrap to Zero', () => {
  it('gives 0 above its threshold', () => {
    const parameters = { threshold: '[0.5, 1]' }
    expectReference(
      'discontinuities/wrap-to-zero',
      { parameters },
      element =>
        ({ u: { u = 0 } }) =>
          u > (element === 0 ? 0.5 : 1) ? 0 : u,
    )
  })
})

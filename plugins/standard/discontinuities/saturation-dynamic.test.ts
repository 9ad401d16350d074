import { describe, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'

describe('Saturation Dynamic', () => {
  it('keeps its input between two signals; the upper one wins', () => {
    expectReference(
      'discontinuities/saturation-dynamic',
      { inputs: ['upper', 'u', 'lower'] },
      () =>
        ({ u: { upper = 0, u = 0, lower = 0 } }) =>
          Math.min(Math.max(u, lower), upper),
    )
  })
})

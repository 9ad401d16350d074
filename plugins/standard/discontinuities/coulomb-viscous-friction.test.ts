import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

const ID = 'discontinuities/coulomb-viscous-friction'

describe('Coulomb & Viscous Friction', () => {
  it('is a step at 0 and a slope beyond it', () => {
    expectReference(
      ID,
      { parameters: { offset: '[0.5, 2]', gain: '3' }, tolerance: 1e-15 },
      element =>
        ({ u: { u = 0 } }) =>
          3 * u + (u > 0 ? 1 : -1) * (element === 0 ? 0.5 : 2),
    )
  })

  it('is 0 at rest', () => {
    expect(runBlock(ID, { inputs: { u: '0' } }).output()[0]).toBe(0)
  })

  it('refuses a friction that pushes', () => {
    expect(findFaultyParameters(ID, { offset: '[1, -1]' })).toEqual(['offset'])
  })
})

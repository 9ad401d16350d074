import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'

describe('Slider Gain', () => {
  it('multiplies by its gain', () => {
    expectReference(
      'math/slider-gain',
      { parameters: { gain: '1.5' } },
      () =>
        ({ u }) =>
          1.5 * (u.u ?? 0),
    )
  })

  it('refuses a gain outside its range', () => {
    expect(findFaultyParameters('math/slider-gain', { gain: '3' })).toEqual(['gain'])
    expect(findFaultyParameters('math/slider-gain', { low: '3', high: '2' })).toEqual(['low'])
  })
})

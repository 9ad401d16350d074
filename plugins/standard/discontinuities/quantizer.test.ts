import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'

describe('Quantizer', () => {
  it('gives the nearest level', () => {
    const roundAway = (x: number) => Math.sign(x) * Math.floor(Math.abs(x) + 0.5)
    expectReference('discontinuities/quantizer', { parameters: { interval: '[0.25, 0.1]' } }, element => {
      const q = element === 0 ? 0.25 : 0.1
      return ({ u: { u = 0 } }) => q * roundAway(u / q) + 0
    })
  })

  it('refuses an interval of 0', () => {
    expect(findFaultyParameters('discontinuities/quantizer', { interval: '0' })).toEqual(['interval'])
  })
})

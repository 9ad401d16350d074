import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters, largestError, runBlock } from '../../testing/run-block.ts'

describe('Backlash', () => {
  it('moves when the gap is crossed', () => {
    expectReference('discontinuities/backlash', { parameters: { width: '[0.6, 1]', initial: '0.3' } }, e => {
      const half = e === 0 ? 0.3 : 0.5
      let y = 0.3
      return ({ u: { u = 0 } }) => {
        if (u - half > y) y = u - half
        else if (u + half < y) y = u + half
        return y
      }
    })
  })

  it('lags a ramp by half of its width', () => {
    const { times, output } = runBlock('discontinuities/backlash', { inputs: { u: ['sources/clock'] } })
    expect(largestError(output(), times, t => Math.max(0, t - 0.5))).toBeLessThan(1e-14)
  })

  it('refuses a negative width', () => {
    expect(findFaultyParameters('discontinuities/backlash', { width: '-1' })).toEqual(['width'])
  })
})

import { describe, expect, it } from 'vitest'
import { findFaultyParameters, largestError, runBlock } from '../../testing/run-block.ts'

const ID = 'continuous/second-order-integrator'

describe('Second-Order Integrator', () => {
  it('is a throw: x0 + v0 t + a t^2/2, each element its own', () => {
    const { times, output } = runBlock(ID, {
      parameters: { initial: '1', initialRate: '3' },
      inputs: { u: '[-2, 4]' },
    })
    expect(largestError(output('y1'), times, t => 1 + 3 * t - t * t)).toBeLessThan(1e-12)
    expect(largestError(output('y2', 1), times, t => 3 + 4 * t)).toBeLessThan(1e-12)
  })

  it('stops at a limit and leaves it when it is driven back', () => {
    const { times, output } = runBlock(ID, {
      parameters: { limit: 'true', upper: '0.5', initialRate: '1' },
      inputs: { u: ['sources/step', { before: '0', after: '-2', time: '1' }] },
    })
    const exact = (t: number) => (t < 1 ? Math.min(t, 0.5) : 0.5 - (t - 1) ** 2)
    expect(largestError(output('y1'), times, exact)).toBeLessThan(0.011)
    expect(output('y2')[80]).toBe(0)
  })

  it('refuses limits in the wrong order', () => {
    expect(findFaultyParameters(ID, { limit: 'true', lower: '1', upper: '0' })).toEqual(['lower'])
  })
})

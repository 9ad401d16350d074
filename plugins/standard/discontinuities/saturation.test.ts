import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

const level = fc.double({ min: -5, max: 5, noNaN: true }).map(x => x + 0)

describe('Saturation', () => {
  it('keeps a wave between its limits', () => {
    fc.assert(
      fc.property(level, level, (a, b) => {
        const [lower, upper] = [Math.min(a, b), Math.max(a, b)]
        const { output, input } = runBlock('discontinuities/saturation', {
          parameters: { lower: String(lower), upper: String(upper) },
          inputs: { u: ['sources/sine', { amplitude: '6', frequency: '7' }] },
        })
        expect(output()).toEqual(input('u').map(u => Math.min(Math.max(u, lower), upper)))
      }),
    )
  })

  it('limits each element of a vector by its own limit, on one side where the other is infinite', () => {
    const { output } = runBlock('discontinuities/saturation', {
      parameters: { lower: '-inf', upper: '[1, 2, inf]' },
      inputs: { u: '[1.5, -9, 1e9]' },
    })
    expect([0, 1, 2].map(i => output('y', i).at(-1))).toEqual([1, -9, 1e9])
  })

  it('refuses limits in the wrong order', () => {
    expect(findFaultyParameters('discontinuities/saturation', { lower: '2' })).toEqual(['lower'])
    expect(findFaultyParameters('discontinuities/saturation', { lower: '[0, 5]', upper: '[1, 4]' })).toEqual([
      'lower',
    ])
    expect(findFaultyParameters('discontinuities/saturation', { lower: '1', upper: '1' })).toEqual([])
  })
})

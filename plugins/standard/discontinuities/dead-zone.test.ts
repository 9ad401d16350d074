import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

const level = fc.double({ min: -5, max: 5, noNaN: true }).map(x => x + 0)

describe('Dead Zone', () => {
  it('passes what of a wave exceeds its zone', () => {
    fc.assert(
      fc.property(level, level, (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        const { output, input } = runBlock('discontinuities/dead-zone', {
          parameters: { start: String(start), end: String(end) },
          inputs: { u: ['sources/sine', { amplitude: '6', frequency: '7' }] },
        })
        expect(output()).toEqual(input('u').map(u => (u < start ? u - start : u > end ? u - end : 0)))
      }),
    )
  })

  it('has a zone for each element of a vector', () => {
    const { output } = runBlock('discontinuities/dead-zone', {
      parameters: { end: '[1, 2]' },
      inputs: { u: '1.5' },
    })
    expect([output('y', 0).at(-1), output('y', 1).at(-1)]).toEqual([0.5, 0])
  })

  it('refuses a zone that ends before it starts', () => {
    expect(findFaultyParameters('discontinuities/dead-zone', { start: '1', end: '0' })).toEqual(['start'])
  })
})

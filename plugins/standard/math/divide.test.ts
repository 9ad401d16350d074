import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'

describe('Divide', () => {
  it('divides its first input by its second', () => {
    const { times, output } = runBlock('math/divide', {
      inputs: { u1: ['sources/sine'], u2: ['sources/ramp', { initial: '2' }] },
    })
    expect(output()).toEqual(times.map(t => Math.sin(t) / (2 + t)))
  })

  it('divides a vector by a scalar', () => {
    const { output } = runBlock('math/divide', { inputs: { u1: '[1, 4]', u2: '8' } })
    expect([output('y', 0).at(-1), output('y', 1).at(-1)]).toEqual([0.125, 0.5])
  })

  it('ends the run where it divides by 0, and names the block and the time', () => {
    const fall = ['sources/ramp', { initial: '1', slope: '-1' }] as const
    expect(() => runBlock('math/divide', { inputs: { u1: '1', u2: fall } })).toThrow(
      /block: .* infinite at t = 1 s/,
    )
  })
})

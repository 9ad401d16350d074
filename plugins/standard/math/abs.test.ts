import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'

describe('Abs', () => {
  it('rectifies a wave', () => {
    const wave = ['sources/sine', { frequency: '2*pi', amplitude: '[1, -3]' }] as const
    const { times, output } = runBlock('math/abs', { inputs: { u: wave } })
    expect(output('y', 0)).toEqual(times.map(t => Math.abs(Math.sin(2 * Math.PI * t))))
    expect(output('y', 1)).toEqual(times.map(t => Math.abs(-3 * Math.sin(2 * Math.PI * t))))
  })
})

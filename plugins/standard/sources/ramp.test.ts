import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'

describe('Ramp', () => {
  it('rises from its start time on', () => {
    const { times, output } = runBlock('sources/ramp', {
      parameters: { slope: '-3', start: '0.5', initial: '2' },
    })
    expect(output()).toEqual(times.map(t => (t < 0.5 ? 2 : 2 - 3 * (t - 0.5))))
  })

  it('gives each element of a vector its own slope', () => {
    const { times, output } = runBlock('sources/ramp', { parameters: { slope: '[1, 10]' } })
    expect(output('y', 1)).toEqual(times.map(t => 10 * t))
  })
})

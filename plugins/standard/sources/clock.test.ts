import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'

describe('Clock', () => {
  it('gives the simulated time', () => {
    const { times, output } = runBlock('sources/clock', { settings: { step: '0.1', stop: '1' } })
    expect(output()).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
    expect(output()).toEqual(times)
  })
})

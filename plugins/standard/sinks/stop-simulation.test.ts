import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'

describe('Stop Simulation', () => {
  it.each([
    ['a signal', '0.5', 0.5],
    ['the first of several', '[1.5, 0.25, 0.75]', 0.25],
  ])('ends the run at the step at which %s is not 0', (_, time, end) => {
    const { times } = runBlock('sinks/stop-simulation', { inputs: { u: ['sources/step', { time }] } })
    expect(times.at(-1)).toBeCloseTo(end, 12)
  })

  it('lets a run go on to its end while its input is 0', () => {
    const { times } = runBlock('sinks/stop-simulation', { inputs: { u: '[0, 0]' } })
    expect(times.at(-1)).toBeCloseTo(2, 12)
  })
})

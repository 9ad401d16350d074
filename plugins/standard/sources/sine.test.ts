import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'

describe('Sine', () => {
  it('gives the wave of its amplitude, angular frequency, phase and bias', () => {
    const { times, output } = runBlock('sources/sine', {
      parameters: { amplitude: '2', frequency: '2*pi*5', phase: 'pi/3', bias: '-1' },
    })
    expect(output()).toEqual(times.map(t => 2 * Math.sin(2 * Math.PI * 5 * t + Math.PI / 3) + -1))
  })

  it('gives three phases for a vector', () => {
    const { times, output } = runBlock('sources/sine', { parameters: { phase: '[0, 2, 4]*pi/3' } })
    const sums = times.map((_, k) => [0, 1, 2].reduce((sum, i) => sum + (output('y', i)[k] ?? Number.NaN), 0))
    expect(Math.max(...sums.map(Math.abs))).toBeLessThan(1e-14)
    expect(output('y', 1)[0]).toBeCloseTo(Math.sqrt(3) / 2, 14)
  })
})

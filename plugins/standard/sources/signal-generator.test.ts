import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { runBlock } from '../../testing/run-block.ts'

const settings = { step: '2^-6', stop: '4' }

describe('Signal Generator', () => {
  it.each<[string, (phase: number) => number]>([
    ['sine', phase => Math.sin(2 * Math.PI * phase)],
    ['square', phase => (phase < 0.5 ? 1 : -1)],
    ['sawtooth', phase => 2 * phase - 1],
    ['triangle', phase => 1 - 4 * Math.abs(phase - 0.5)],
  ])('gives a %s', (waveform, shape) => {
    const parameters = { waveform, amplitude: '3', frequency: '[0.5, 2]' }
    expectReference('sources/signal-generator', { parameters, inputs: {}, settings, tolerance: 1e-12 }, e => {
      const frequency = e === 0 ? 0.5 : 2
      return ({ t }) => 3 * shape((frequency * t) % 1)
    })
  })

  it('takes radians per second', () => {
    const parameters = { frequency: '2', unit: 'rad/s' }
    const comparison = { parameters, inputs: {}, tolerance: 1e-14 }
    expectReference(
      'sources/signal-generator',
      comparison,
      () =>
        ({ t }) =>
          Math.sin(2 * t),
    )
  })

  it('gives noise between -A and A', () => {
    const y = runBlock('sources/signal-generator', {
      parameters: { waveform: 'random', amplitude: '2' },
      settings: { step: '1', stop: '5000' },
    }).output()
    expect(Math.max(...y.map(Math.abs))).toBeLessThanOrEqual(2)
    expect(Math.abs(y.reduce((a, b) => a + b) / y.length)).toBeLessThan(0.1)
    expect(y.reduce((a, b) => a + b * b, 0) / y.length).toBeCloseTo(4 / 3, 0)
  })
})

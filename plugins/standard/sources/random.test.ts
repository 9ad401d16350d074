import { describe, expect, it } from 'vitest'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

const settings = { step: '1e-3', stop: '20' }
const SAMPLES = 20_000

function describeSamples(values: readonly number[]) {
  const mean = values.reduce((a, b) => a + b) / values.length
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length
  const fourth = values.reduce((sum, x) => sum + (x - mean) ** 4, 0) / values.length
  const lag = values.slice(1).reduce((sum, x, i) => sum + (x - mean) * ((values[i] ?? 0) - mean), 0)
  return { mean, variance, kurtosis: fourth / variance ** 2, correlation: lag / values.length / variance }
}

describe('Random', () => {
  it('is uniform: mean (a+b)/2, variance (b-a)^2/12, kurtosis 1.8, no correlation', () => {
    const { output } = runBlock('sources/random', { parameters: { least: '-1', most: '[1, 5]' }, settings })
    const { mean, variance, kurtosis, correlation } = describeSamples(output('y', 1))
    expect(mean).toBeCloseTo(2, 1)
    expect(variance).toBeCloseTo(3, 1)
    expect(kurtosis).toBeCloseTo(1.8, 1)
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(SAMPLES))
    expect(Math.min(...output('y', 0))).toBeGreaterThanOrEqual(-1)
    expect(Math.max(...output('y', 0))).toBeLessThan(1)
  })

  it('is normal: its mean, its variance, kurtosis 3, no correlation', () => {
    const parameters = { distribution: 'normal', mean: '3', variance: '4' }
    const y = runBlock('sources/random', { parameters, settings }).output()
    const { mean, variance, kurtosis, correlation } = describeSamples(y)
    expect(Math.abs(mean - 3)).toBeLessThan((4 * 2) / Math.sqrt(SAMPLES))
    expect(Math.abs(variance - 4)).toBeLessThan(0.2)
    expect(Math.abs(kurtosis - 3)).toBeLessThan(0.2)
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(SAMPLES))
  })

  it('repeats with its seed, differs with another, and holds between samples', () => {
    const run = (seed: string) =>
      runBlock('sources/random', { parameters: { seed, sampleTime: '0.02' } }).output()
    expect(run('5')).toEqual(run('5'))
    expect(run('5')).not.toEqual(run('6'))
    expect(run('5').every((y, k, all) => y === all[k - (k % 2)])).toBe(true)
    expect(new Set(run('5')).size).toBe(101)
  })

  it('refuses a negative variance and ends in the wrong order', () => {
    expect(findFaultyParameters('sources/random', { variance: '-1' })).toEqual(['variance'])
    expect(findFaultyParameters('sources/random', { least: '2' })).toEqual(['least'])
  })
})

describe('Band-Limited White Noise', () => {
  it.each(['1e-3', '2e-3'])('has the variance P/T with T = %s', sampleTime => {
    const parameters = { power: '0.1', sampleTime }
    const y = runBlock('sources/band-limited-white-noise', { parameters, settings }).output()
    const { mean, variance, correlation } = describeSamples(
      y.filter((_, k) => k % Math.round(Number(sampleTime) / 1e-3) === 0),
    )
    const wanted = 0.1 / Number(sampleTime)
    expect(Math.abs(mean)).toBeLessThan(0.05 * Math.sqrt(wanted))
    expect(Math.abs(variance / wanted - 1)).toBeLessThan(0.05)
    expect(Math.abs(correlation)).toBeLessThan(0.05)
  })
})

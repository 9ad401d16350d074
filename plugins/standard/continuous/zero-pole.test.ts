import { describe, expect, it } from 'vitest'
import { findFaultyParameters, largestError, runBlock } from '../../testing/run-block.ts'

const settings = { step: '1e-3', stop: '3' }

describe('Zero-Pole', () => {
  it('is 2 (s + 3)/((s + 1)(s + 2)): a step gives 3 - 4 exp(-t) + exp(-2t), each element its own', () => {
    const { times, output } = runBlock('continuous/zero-pole', {
      parameters: { zeros: '[-3]', poles: '[-1, -2]', gain: '2' },
      inputs: { u: '[1, 5]' },
      settings,
    })
    const exact = (t: number) => 3 - 4 * Math.exp(-t) + Math.exp(-2 * t)
    expect(largestError(output(), times, exact)).toBeLessThan(1e-9)
    expect(largestError(output('y', 1), times, t => 5 * exact(t))).toBeLessThan(1e-8)
  })

  it('has complex pairs: s/((s + 1)^2 + 4) has the step response exp(-t) sin(2t)/2', () => {
    const { times, output } = runBlock('continuous/zero-pole', {
      parameters: { zeros: '[0]', poles: '[-1, -1]', polesImaginary: '[2, -2]' },
      inputs: { u: '1' },
      settings,
    })
    expect(largestError(output(), times, t => (Math.exp(-t) * Math.sin(2 * t)) / 2)).toBeLessThan(1e-9)
  })

  it('refuses more zeros than poles and roots without their conjugates', () => {
    const find = (parameters: Record<string, string>) =>
      findFaultyParameters('continuous/zero-pole', parameters)
    expect(find({ zeros: '[1, 2, 3]' })).toEqual(['zeros'])
    expect(find({ polesImaginary: '[1, 2]' })).toEqual(['polesImaginary'])
    expect(find({ polesImaginary: '[1, 2, 3]' })).toEqual(['polesImaginary'])
  })
})

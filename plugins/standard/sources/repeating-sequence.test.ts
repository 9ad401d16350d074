import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'

describe('Repeating Sequence', () => {
  it('repeats lines through its points', () => {
    const comparison = {
      parameters: { times: '[0, 0.25, 0.5]', values: '[0, 2, -1]' },
      inputs: {},
      settings: { step: '2^-6', stop: '3' },
      tolerance: 1e-12,
    }
    expectReference('sources/repeating-sequence', comparison, () => ({ k }) => {
      const t = (k % 32) / 64
      return t < 0.25 ? 8 * t : 2 - 12 * (t - 0.25)
    })
  })

  it('refuses points that do not increase or are not as many as values', () => {
    const find = (parameters: Record<string, string>) =>
      findFaultyParameters('sources/repeating-sequence', parameters)
    expect(find({ times: '[0, 0]' })).toEqual(['times'])
    expect(find({ times: '[0, 1, 2]' })).toEqual(['values'])
    expect(find({ times: '0', values: '1' })).toEqual(['times'])
  })
})

describe('Repeating Sequence Stair', () => {
  it('goes through its list', () => {
    const parameters = { values: '[3, 1, 4]', sampleTime: '0.05' }
    expectReference(
      'sources/repeating-sequence-stair',
      { parameters, inputs: {} },
      () =>
        ({ k }) =>
          [3, 1, 4][Math.floor(k / 5) % 3] ?? 0,
    )
  })
})

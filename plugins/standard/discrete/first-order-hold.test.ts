import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'

describe('First-Order Hold', () => {
  it('leaves each sample with the slope of the last two', () => {
    expectReference(
      'discrete/first-order-hold',
      { parameters: { sampleTime: '0.25' }, settings: { step: '2^-6', stop: '3' }, tolerance: 1e-12 },
      () => {
        const samples: number[] = []
        return ({ u: { u = 0 }, k }) => {
          if (k % 16 === 0) samples.unshift(u)
          const [now = 0, before = now] = samples
          return now + ((now - before) / 16) * (k % 16)
        }
      },
    )
  })

  it('refuses a sample time of 0', () => {
    expect(findFaultyParameters('discrete/first-order-hold', { sampleTime: '0' })).toEqual(['sampleTime'])
  })
})

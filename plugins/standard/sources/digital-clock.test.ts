import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'

describe('Digital Clock', () => {
  it('gives the time of its last sample', () => {
    const { output } = runBlock('sources/digital-clock', { parameters: { sampleTime: '0.25' } })
    expect(output()).toEqual(output().map((_, k) => Math.floor(k / 25) * 0.25))
  })
})

import { describe, expect, it } from 'vitest'
import { findErrors, runBlock } from '../../testing/run-block.ts'

describe('Demux', () => {
  it('splits a vector into parts of equal width', () => {
    const wave = ['sources/sine', { amplitude: '[1, 2, 3, 4]' }] as const
    const { times, output, widthOf } = runBlock('routing/demux', { inputs: { u: wave } })
    expect([widthOf('y1'), widthOf('y2')]).toEqual([2, 2])
    expect(output('y1', 0)).toEqual(times.map(t => Math.sin(t)))
    expect(output('y2', 1)).toEqual(times.map(t => 4 * Math.sin(t)))
  })

  it('refuses a vector that does not split, and says so', () => {
    const [error, ...more] = findErrors('routing/demux', {
      parameters: { outputs: '3' },
      inputs: { u: '[1, 2]' },
    })
    expect(error).toMatchObject({ code: 'width-mismatch', place: { block: 'block' } })
    expect(error?.message).toMatch(/width 2 .* 3 equal parts/)
    expect(more).toEqual([])
  })
})

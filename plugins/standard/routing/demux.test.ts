import { describe, expect, it } from 'vitest'
import { findErrors, findFaultyParameters, runBlock } from '../../testing/run-block.ts'

describe('Demux', () => {
  it('splits a vector into parts of equal width', () => {
    const wave = ['sources/sine', { amplitude: '[1, 2, 3, 4]' }] as const
    const { times, output, widthOf } = runBlock('routing/demux', { inputs: { u: wave } })
    expect([widthOf('y1'), widthOf('y2')]).toEqual([2, 2])
    expect(output('y1', 0)).toEqual(times.map(t => Math.sin(t)))
    expect(output('y2', 1)).toEqual(times.map(t => 4 * Math.sin(t)))
  })

  it.each(['3, 1', '[3 1]', '-1, 1', '3, -1'])('splits it into the sizes %s', sizes => {
    const wave = ['sources/sine', { amplitude: '[1, 2, 3, 4]' }] as const
    const { times, output, widthOf } = runBlock('routing/demux', {
      parameters: { sizes },
      inputs: { u: wave },
    })
    expect([widthOf('y1'), widthOf('y2')]).toEqual([3, 1])
    expect(output('y1', 2)).toEqual(times.map(t => 3 * Math.sin(t)))
    expect(output('y2')).toEqual(times.map(t => 4 * Math.sin(t)))
  })

  it.each(['2, 1', '4, -1', '5'])('refuses the sizes %s of four elements', sizes => {
    const [error] = findErrors('routing/demux', { parameters: { sizes }, inputs: { u: '[1, 2, 3, 4]' } })
    expect(error?.message).toContain('width 4 does not split into Sizes of')
  })

  it.each(['0', '1.5', 'a', '-1, -1', '1,,2', Array(65).fill('1').join()])('refuses the sizes %s', sizes => {
    expect(findFaultyParameters('routing/demux', { sizes })).toEqual(['sizes'])
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

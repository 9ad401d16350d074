import { describe, expect, it } from 'vitest'
import { findErrors, runBlock } from '../../testing/run-block.ts'

describe('Gain', () => {
  it('scales a signal over time', () => {
    const { times, output } = runBlock('math/gain', {
      parameters: { gain: '-2.5' },
      inputs: { u: ['sources/sine'] },
    })
    expect(output()).toEqual(times.map(t => -2.5 * Math.sin(t)))
  })

  it('scales a vector, by one factor or by one for each element', () => {
    const ends = (gain: string, u: string) => {
      const { output, widthOf } = runBlock('math/gain', { parameters: { gain }, inputs: { u } })
      return Array.from({ length: widthOf('y') }, (_, i) => output('y', i).at(-1))
    }
    expect(ends('3', '[1, 2]')).toEqual([3, 6])
    expect(ends('[3, 4]', '[1, 2]')).toEqual([3, 8])
    expect(ends('[3, 4]', '5')).toEqual([15, 20])
  })

  it('refuses factors that do not fit the signal', () => {
    const [error, ...more] = findErrors('math/gain', {
      parameters: { gain: '[1, 2, 3]' },
      inputs: { u: '[1, 2]' },
    })
    expect(error).toMatchObject({ code: 'width-mismatch', place: { block: 'block' } })
    expect(more).toEqual([])
  })
})

describe('Gain by matrices', () => {
  const product = (multiplication: string, gain: string, u: string): (number | undefined)[] => {
    const { output, widthOf } = runBlock('math/gain', { parameters: { gain, multiplication }, inputs: { u } })
    return Array.from({ length: widthOf('y') }, (_, i) => output('y', i).at(-1))
  }

  it('multiplies from the left and from the right', () => {
    expect(product('left', '[1, 2; 3, 4]', '[5, 6]')).toEqual([17, 39])
    expect(product('left', '[1, 2]', '[5, 6]')).toEqual([17])
    expect(product('right', '[1, 2; 3, 4]', '[5, 6; 7, 8]')).toEqual([23, 31, 34, 46])
    expect(product('elements', '[1, 2; 3, 4]', '[5, 6; 7, 8]')).toEqual([5, 21, 12, 32])
  })

  it('says which shapes do not go together', () => {
    const [error] = findErrors('math/gain', {
      parameters: { gain: '[1, 2; 3, 4]', multiplication: 'left' },
      inputs: { u: '[1, 2, 3]' },
    })
    expect(error?.message).toContain('a 2 x 2 matrix times a vector of 3 elements is no matrix product')
  })
})

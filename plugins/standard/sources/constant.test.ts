import { describe, expect, it } from 'vitest'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

describe('Constant', () => {
  it('gives its value at all times', () => {
    const { times, output } = runBlock('sources/constant', { parameters: { value: '2*pi' } })
    expect(output()).toEqual(times.map(() => 2 * Math.PI))
  })

  it('gives a vector for a list', () => {
    const { times, output, widthOf } = runBlock('sources/constant', { parameters: { value: '[1, -2, 3]' } })
    expect(widthOf('y')).toBe(3)
    expect(output('y', 1)).toEqual(times.map(() => -2))
  })

  it('refuses what is not a number', () => {
    for (const value of ['', 'nothing', '0/0']) {
      expect(findFaultyParameters('sources/constant', { value })).toEqual(['value'])
    }
  })
})

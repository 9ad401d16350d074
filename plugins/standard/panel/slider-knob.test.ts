import { describe, expect, it } from 'vitest'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

describe.each(['panel/slider', 'panel/knob'])('%s', type => {
  it('gives the value that is set', () => {
    const { times, output } = runBlock(type, { parameters: { value: '2.5', low: '-1', high: '3' } })
    expect(output()).toEqual(times.map(() => 2.5))
  })

  it('refuses a value outside its range, and a range without room', () => {
    expect(findFaultyParameters(type, { value: '11' })).toEqual(['value'])
    expect(findFaultyParameters(type, { value: '-0.1' })).toEqual(['value'])
    expect(findFaultyParameters(type, { low: '0', high: '0' })).toEqual(['high'])
    expect(findFaultyParameters(type, { low: '2', high: '-2' })).toEqual(['low'])
    expect(findFaultyParameters(type, { step: '-1' })).toEqual(['step'])
  })

  it('refuses a vector: a hand has one position', () => {
    expect(findFaultyParameters(type, { value: '[1, 2]' })).toEqual(['value'])
    expect(findFaultyParameters(type, { high: '[5, 6]' })).toEqual(['high'])
  })
})

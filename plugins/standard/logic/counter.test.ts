import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'

describe('Event Counter', () => {
  it.each([
    ['up', 1],
    ['down', -1],
  ])('counts rising edges %s and goes round', (direction, by) => {
    const inputs = {
      u: ['sources/pulse', { period: '[0.1, 0.16]', delay: '0.03' }],
      reset: ['sources/pulse', { period: '10', width: '2', delay: '1.1' }],
    } as const
    const parameters = { direction, initial: '2', least: '1', most: '4' }
    expectReference('logic/counter', { parameters, inputs }, () => {
      let count = 2
      let before = 1
      return ({ u: { u = 0, reset = 0 } }) => {
        if (u > 0 && before <= 0) count = ((count + by - 1 + 4) % 4) + 1
        if (reset !== 0) count = 2
        before = u
        return count
      }
    })
  })

  it('refuses an initial count outside its limits', () => {
    expect(findFaultyParameters('logic/counter', { initial: '300' })).toEqual(['initial'])
    expect(findFaultyParameters('logic/counter', { least: '300' })).toEqual(['least'])
  })
})

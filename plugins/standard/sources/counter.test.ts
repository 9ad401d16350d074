import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'

describe('Counter', () => {
  it('counts up to its limit and begins again', () => {
    const parameters = { most: '[3, inf]', sampleTime: '0.02' }
    expectReference('sources/counter', { parameters, inputs: {} }, element => ({ k }) => {
      const count = Math.floor(k / 2)
      return element === 0 ? count % 4 : count
    })
  })

  it('refuses a limit below 1', () => {
    expect(findFaultyParameters('sources/counter', { most: '-1' })).toEqual(['most'])
    expect(findFaultyParameters('sources/counter', { most: '0' })).toEqual(['most'])
  })
})

import { describe, expect, it } from 'vitest'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

const settings = { step: '0.5', stop: '3' }

describe('From Table', () => {
  it('gives a signal for each column, between its rows and beyond them', () => {
    const parameters = { table: '[0, 1, 10; 1, 3, 10; 2, 3, 20]' }
    const { output } = runBlock('sources/from-table', { parameters, settings })
    expect(output('y', 0)).toEqual([1, 2, 3, 3, 3, 3, 3].map(value => expect.closeTo(value, 12)))
    expect(output('y', 1)).toEqual([10, 10, 10, 15, 20, 20, 20].map(value => expect.closeTo(value, 12)))
    const held = { ...parameters, method: 'previous', ends: 'zero' }
    expect(runBlock('sources/from-table', { parameters: held, settings }).output('y', 0)).toEqual([
      1, 1, 3, 3, 3, 0, 0,
    ])
  })

  it('refuses times that do not increase, and a table without values', () => {
    expect(findFaultyParameters('sources/from-table', { table: '[0, 1; 0, 2]' })).toEqual(['table'])
    expect(findFaultyParameters('sources/from-table', { table: '[0; 1]' })).toEqual(['table'])
  })
})

import { describe, expect, it } from 'vitest'
import { findFaultyParameters } from '../../testing/run-block.ts'
import { compileDiagram } from '../../testing/run-diagram.ts'
import { gauge } from './gauge.ts'

describe.each(['panel/gauge', 'panel/lamp'])('%s', type => {
  it('records the signal at its port, all elements of a vector', () => {
    const { recordings } = compileDiagram({
      blocks: { value: ['sources/constant', { value: '[1, 2]' }], block: [type] },
      connections: ['value.y -> block.u'],
    })
    expect(recordings).toMatchObject([
      { signal: { name: 'value.y', width: 2 }, shownBy: [{ block: 'block', port: 'u' }] },
    ])
  })
})

describe('Gauge', () => {
  it('refuses a scale without room', () => {
    expect(findFaultyParameters('panel/gauge', { low: '1', high: '1' })).toEqual(['high'])
    expect(findFaultyParameters('panel/gauge', { low: '20' })).toEqual(['low'])
    expect(findFaultyParameters('panel/gauge', { high: '[1, 2]' })).toEqual(['high'])
  })

  it('refuses colours that do not fit its limits', () => {
    expect(findFaultyParameters('panel/gauge', { colors: 'green red' })).toEqual(['colors'])
    expect(findFaultyParameters('panel/gauge', { colors: 'green pink red' })).toEqual(['colors'])
    expect(findFaultyParameters('panel/gauge', { limits: '[9, 7]' })).toEqual(['limits'])
    expect(findFaultyParameters('panel/gauge', { colors: '' })).toEqual([])
    expect(findFaultyParameters('panel/gauge', { limits: '4', colors: 'red, green' })).toEqual([])
  })

  it('hands the colours that there are to its look', () => {
    const { panel } = gauge.look({ colors: 'green pink red', unit: 'V' })
    expect(panel).toMatchObject({ kind: 'gauge', unit: 'V', colors: ['green', 'red'] })
  })
})

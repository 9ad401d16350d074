import { describe, expect, it } from 'vitest'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

describe.each([
  ['panel/switch', 'position'],
  ['panel/push-button', 'held'],
])('%s', (type, parameter) => {
  it('gives the value for off and the one for on', () => {
    const values = { off: '-3', on: '12' }
    expect(new Set(runBlock(type, { parameters: values }).output())).toEqual(new Set([-3]))
    const on = runBlock(type, { parameters: { ...values, [parameter]: '1' } })
    expect(new Set(on.output())).toEqual(new Set([12]))
  })

  it('gives 0 and 1 by itself', () => {
    expect(runBlock(type).output()[0]).toBe(0)
    expect(runBlock(type, { parameters: { [parameter]: '1' } }).output()[0]).toBe(1)
  })

  it('gives vectors, too', () => {
    const { output, widthOf } = runBlock(type, { parameters: { on: '[1, 2]', [parameter]: '1' } })
    expect(widthOf('y')).toBe(2)
    expect(output('y', 1)[0]).toBe(2)
  })

  it('refuses a position between', () => {
    expect(findFaultyParameters(type, { [parameter]: '0.5' })).toEqual([parameter])
    expect(findFaultyParameters(type, { [parameter]: '[0, 1]' })).toEqual([parameter])
  })
})

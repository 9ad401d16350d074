import { describe, expect, it } from 'vitest'
import { registry } from '../stores/registry.ts'
import { rankBlockTypes } from './rank-block-types.ts'

const best = (query: string): string | undefined => rankBlockTypes(registry.all, query)[0]?.name

describe('rankBlockTypes', () => {
  it.each([
    ['gain', 'Gain'],
    ['ga', 'Gain'],
    ['1/s', 'Integrator'],
    ['int', 'Integrator'],
    ['plot', 'Scope'],
    ['tf', 'Transfer Fcn'],
    ['transfer', 'Transfer Fcn'],
    ['subsystem', 'Model'],
    ['+', 'Sum'],
  ])('finds for %s first %s', (query, name) => {
    expect(best(query)).toBe(name)
  })

  it('lists everything for nothing, and nothing for nonsense', () => {
    expect(rankBlockTypes(registry.all, ' ')).toEqual([...registry.all])
    expect(rankBlockTypes(registry.all, 'gain xyzzy')).toEqual([])
  })
})

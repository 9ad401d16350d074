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

  it('puts what was used lately before its like, and never before a better match', () => {
    const recent = ['discrete/discrete-integrator', 'math/gain']
    const ids = (query: string): string[] => rankBlockTypes(registry.all, query, recent).map(({ id }) => id)
    expect(ids('').slice(0, 1)).toEqual(recent.slice(0, 1))
    expect(ids('scope')[0]).toBe('sinks/scope')
    expect(ids('gain')[0]).toBe('math/gain')
  })

  it('reads a type once for a list, however much is typed', () => {
    let reads = 0
    const types = registry.all.map(type => ({
      ...type,
      get keywords() {
        reads += 1
        return type.keywords
      },
    }))
    for (const query of ['i', 'in', 'int', 'inte']) rankBlockTypes(types, query)
    expect(reads).toBe(types.length)
  })

  it('lists everything for nothing, and nothing for nonsense', () => {
    expect(rankBlockTypes(registry.all, ' ')).toEqual([...registry.all])
    expect(rankBlockTypes(registry.all, 'gain xyzzy')).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { registry } from '../stores/registry.ts'
import { searchBlocks } from './search-blocks.ts'

const search = (query: string) =>
  searchBlocks(registry.libraries, query).flatMap(library => library.blocks.map(type => type.id))

describe('block search', () => {
  it('finds every block first by its whole name', () => {
    for (const type of registry.all) expect(search(type.name)[0]).toBe(type.id)
  })

  it('finds blocks by other words for them', () => {
    expect(search('subsystem')).toContain('subsystems/model')
    expect(search('oscilloscope')).toEqual(['sinks/scope'])
    expect(search('amplify')).toEqual(['math/gain'])
  })

  it('wants every word, and says so when there is none', () => {
    expect(search('transfer zebra')).toEqual([])
    expect(search('')).toHaveLength(registry.all.length)
  })
})

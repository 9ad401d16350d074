import { describe, expect, it } from 'vitest'
import { createProject, type Model } from '../../engine/index.ts'
import { registry } from '../stores/registry.ts'
import { findBlockAt, findContextOf } from './find-context.ts'

const using = (...models: readonly string[]): Model => ({
  parameters: {},
  connections: [],
  blocks: Object.fromEntries(
    models.map(model => [`use ${model}`, { type: 'subsystems/model', parameters: { model } }]),
  ),
})

const project = {
  ...createProject(),
  models: { main: using('a', 'b'), a: using('c'), b: using(), c: using('a'), alone: using() },
}

describe('context of a model', () => {
  it('is the shortest way from the root', () => {
    expect(findContextOf(project, registry, 'main')).toBe('')
    expect(findContextOf(project, registry, 'c')).toBe('use a/use c')
    expect(findContextOf(project, registry, 'alone')).toBeNull()
  })

  it('leads to a block unless the place names the context itself', () => {
    expect(findBlockAt(project, registry, { model: 'b', block: 'x' })).toEqual({ path: 'use b', block: 'x' })
    expect(findBlockAt(project, registry, { model: 'b', path: 'p/q', block: 'x' })).toEqual({
      path: 'p/q',
      block: 'x',
    })
    expect(findBlockAt(project, registry, { field: 'settings.step' })).toBeNull()
  })
})

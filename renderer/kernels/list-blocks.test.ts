import { expect, it } from 'vitest'
import { createProject, createRegistry, type Project } from '../../engine/index.ts'
import { builtInLibraries } from '../../plugins/libraries.ts'
import { listBlocksOfRole } from './list-blocks.ts'

const model = (blocks: Record<string, [type: string, parameters?: Record<string, string>]>) => ({
  parameters: {},
  connections: [],
  blocks: Object.fromEntries(
    Object.entries(blocks).map(([name, [type, parameters = {}]]) => [name, { type, parameters }]),
  ),
})

it('finds blocks in every use of a model, and ends where models form a cycle', () => {
  const project: Project = {
    ...createProject(),
    models: {
      main: model({
        first: ['subsystems/model', { model: 'inner' }],
        scope: ['sinks/scope'],
        second: ['subsystems/model', { model: 'inner' }],
        lost: ['subsystems/model', { model: 'nowhere' }],
      }),
      inner: model({ current: ['sinks/scope'], back: ['subsystems/model', { model: 'main' }] }),
    },
  }
  const registry = createRegistry(builtInLibraries)
  expect(listBlocksOfRole(project, registry, 'scope')).toEqual(['first/current', 'scope', 'second/current'])
})

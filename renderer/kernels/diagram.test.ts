import { expect, it } from 'vitest'
import { createProject } from '../../engine/index.ts'
import { registry } from '../stores/registry.ts'
import { describeDiagram } from './diagram.ts'

it('shows on an Entry and an Exit the port that they are', () => {
  const blocks = {
    duty: { type: 'subsystems/entry', parameters: {} },
    result: { type: 'subsystems/exit', parameters: { name: 'v' } },
  }
  const project = { ...createProject(), models: { main: { parameters: {}, blocks, connections: [] } } }
  const diagram = describeDiagram(project, registry, 'main', null)
  expect([...diagram.blocks.values()].map(({ look }) => look.label)).toEqual(['duty', 'v'])
})

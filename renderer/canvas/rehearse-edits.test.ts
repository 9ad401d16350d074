import { expect, it } from 'vitest'
import { describeDiagram } from '../kernels/diagram.ts'
import { registry } from '../stores/registry.ts'
import { createFlowKeeper } from './flow-keeper.ts'
import { rehearseEdits } from './rehearse-edits.ts'
import { drawChain } from './testing/draw-project.ts'

it('goes through all edits and leaves what is shown as it was', () => {
  const project = drawChain()
  const before = structuredClone(project)
  const diagram = describeDiagram(project, registry, 'main', null)
  const drawings = createFlowKeeper().wire(diagram, null)
  const blocks = [...diagram.blocks.values()]
  const steps = [...rehearseEdits(diagram, drawings)]
  // The diagram itself; then, three times: add, connect, rename, set, move, delete and paste, each in two steps.
  expect(steps.length).toBe(1 + 3 * 7 * 2)
  expect(project).toEqual(before)
  expect([...diagram.blocks.values()]).toEqual(blocks)
})

it('has nothing to go through where nothing is connected', () => {
  const empty = { ...drawChain(), models: { main: { parameters: {}, blocks: {}, connections: [] } } }
  const diagram = describeDiagram(empty, registry, 'main', null)
  expect([...rehearseEdits(diagram, new Map())].length).toBe(1)
})

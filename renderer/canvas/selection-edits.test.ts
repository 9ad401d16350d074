import { beforeEach, describe, expect, it } from 'vitest'
import { addBlock, connect, createProject, type Project, parseConnection } from '../../engine/index.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { selectBlocks } from './selection.ts'
import { arrangeSelected } from './selection-edits.ts'

/** All blocks on one spot. */
function createHeap(): Project {
  const types = { step: 'sources/step', error: 'math/sum', gain: 'math/gain', scope: 'sinks/scope' }
  let project = createProject()
  for (const [name, type] of Object.entries(types).toReversed()) {
    project = addBlock(project, 'main', name, { type, parameters: {} }, { at: [70, 70] }, blockFacts)
  }
  for (const wire of ['step.y -> error.u1', 'error.y -> gain.u', 'gain.y -> error.u2', 'gain.y -> scope.u']) {
    const connection = parseConnection(wire)
    if (connection) project = connect(project, 'main', connection, blockFacts)
  }
  return project
}

describe('arrange', () => {
  const heap = createHeap()
  const across = (name: string) => useDocument.getState().project.layout.main?.[name]?.at[0] ?? Number.NaN
  beforeEach(() => {
    useDocument.getState().open(heap, null, null)
    selectBlocks([])
  })

  it('puts the whole model in the order of the signal, in one step of undo', () => {
    arrangeSelected()
    const names = ['step', 'error', 'gain', 'scope']
    expect(names.toSorted((a, b) => across(a) - across(b))).toEqual(names)
    expect(new Set(names.map(across)).size).toBe(4)
    expect(useDocument.getState().past).toHaveLength(1)
    useDocument.getState().undo()
    expect(useDocument.getState().project).toBe(heap)
  })

  it('leaves alone what is not selected', () => {
    selectBlocks(['error', 'gain'])
    arrangeSelected()
    const { main } = useDocument.getState().project.layout
    expect(main?.step?.at).toEqual([70, 70])
    expect(main?.scope?.at).toEqual([70, 70])
    expect(across('gain')).toBeGreaterThan(across('error'))
  })
})

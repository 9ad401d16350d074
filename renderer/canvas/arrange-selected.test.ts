import { beforeEach, describe, expect, it } from 'vitest'
import {
  addBlock,
  connect,
  createProject,
  moveBlocks,
  type Project,
  parseConnection,
  pinPlaces,
  setNote,
} from '../../engine/index.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { arrangeSelected } from './arrange-selected.ts'
import { selectBlocks } from './selection.ts'

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

  it('keeps what is pinned, and the others stand about it; a second time changes nothing', () => {
    const pinned = pinPlaces(
      moveBlocks(heap, 'main', new Map([['gain', [500, 300]]])),
      'main',
      ['gain'],
      true,
    )
    useDocument.getState().open(pinned, null, null)
    arrangeSelected()
    const { layout } = useDocument.getState().project
    expect(layout.main?.gain?.at).toEqual([500, 300])
    expect(across('error')).toBeLessThan(500)
    expect(across('scope')).toBeGreaterThan(500)
    arrangeSelected()
    expect(useDocument.getState().project.layout).toBe(layout)
    expect(useDocument.getState().past).toHaveLength(1)
  })

  it('takes a frame along with what stands in it', () => {
    const framed = setNote(heap, 'main', 'plant', {
      kind: 'frame',
      at: [480, 480],
      size: [200, 200],
      text: 'Plant',
    })
    const apart = moveBlocks(
      framed,
      'main',
      new Map([
        ['gain', [500, 500]],
        ['scope', [600, 600]],
      ]),
    )
    useDocument.getState().open(apart, null, null)
    arrangeSelected()
    const { layout, notes } = useDocument.getState().project
    const { at = [0, 0], size = [0, 0] } = notes?.main?.plant ?? {}
    for (const name of ['gain', 'scope', 'step', 'error']) {
      const [x, y] = layout.main?.[name]?.at ?? [0, 0]
      const isInside = x > at[0] && y > at[1] && x < at[0] + size[0] && y < at[1] + size[1]
      expect(isInside).toBe(name === 'gain' || name === 'scope')
    }
    useDocument.getState().undo()
    expect(useDocument.getState().project).toBe(apart)
  })
})

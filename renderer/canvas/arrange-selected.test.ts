import { beforeEach, describe, expect, it } from 'vitest'
import {
  addBlock,
  connect,
  createProject,
  moveBlocks,
  type Project,
  pinPlaces,
  setNote,
} from '../../engine/index.ts'
import { type ArrangedDiagram, arrangeDiagram } from '../kernels/arrange-diagram.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { arrangeSelected } from './arrange-selected.ts'
import type { SpawnArrangingThread } from './arranging-thread.ts'
import { useCanvasState } from './canvas-state.ts'
import { selectBlocks } from './selection.ts'
import { drawProject } from './testing/draw-project.ts'

/** All blocks on one spot. */
function createHeap(): Project {
  const types = { step: 'sources/step', error: 'math/sum', gain: 'math/gain', scope: 'sinks/scope' }
  const blocks = Object.entries(types).map(([name, type]) => [name, type, [70, 70]] as const)
  return drawProject(blocks.toReversed(), [
    'step.y -> error.u1',
    'error.y -> gain.u',
    'gain.y -> error.u2',
    'gain.y -> scope.u',
  ])
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

describe('arranging many blocks', () => {
  const names = Array.from({ length: 80 }, (_, i) => `gain${i}`)
  let many = createProject()
  for (const name of names)
    many = addBlock(many, 'main', name, { type: 'math/gain', parameters: {} }, { at: [70, 70] }, blockFacts)
  for (const [i, name] of names.slice(1).entries())
    many = connect(
      many,
      'main',
      { from: { block: `gain${i}`, port: 'y' }, to: { block: name, port: 'u' } },
      blockFacts,
    )
  let asked: { diagram: ArrangedDiagram; answer: () => void; crash: (message: string) => void }[]
  let ended: number
  const spawn: SpawnArrangingThread = (diagram, onArranged, onCrash) => {
    asked.push({
      diagram,
      // As between threads: values, and no identities.
      answer: () => onArranged(structuredClone(arrangeDiagram(structuredClone(diagram)))),
      crash: onCrash,
    })
    return { end: () => (ended += 1) }
  }
  const across = () =>
    names.map(name => useDocument.getState().project.layout.main?.[name]?.at[0] ?? Number.NaN)
  const notice = () => useCanvasState.getState().notice
  beforeEach(() => {
    asked = []
    ended = 0
    useDocument.getState().open(many, null, null)
    selectBlocks([])
    arrangeSelected(spawn)
  })

  it('happens in a thread, in one step of undo, and says so meanwhile', () => {
    expect(useDocument.getState().project).toBe(many)
    expect(notice()).toBe('Arranging 80 blocks...')
    asked[0]?.answer()
    expect(across()).toEqual(across().toSorted((a, b) => a - b))
    expect(new Set(across()).size).toBe(80)
    expect(notice()).toBe(null)
    expect(ended).toBe(1)
    expect(useDocument.getState().past).toHaveLength(1)
    useDocument.getState().undo()
    expect(useDocument.getState().project).toBe(many)
  })

  it('begins anew where the diagram was changed meanwhile', () => {
    useDocument.getState().edit('move', old => moveBlocks(old, 'main', new Map([['gain7', [900, 900]]])))
    asked[0]?.answer()
    expect(useDocument.getState().past).toHaveLength(1)
    expect(asked[1]?.diagram.blocks.get('gain7')).toMatchObject({ x: 900, y: 900 })
    asked[1]?.answer()
    expect(new Set(across()).size).toBe(80)
    expect(useDocument.getState().past).toHaveLength(2)
  })

  it('says so where it fails, and changes nothing', () => {
    asked[0]?.crash('it was not found')
    expect(notice()).toBe('The diagram could not be arranged: it was not found')
    expect(useDocument.getState().project).toBe(many)
    expect(ended).toBe(1)
  })
})

import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  addBlock,
  connect,
  createProject,
  findModel,
  type Project,
  parseConnection,
  pinSlider,
  setSettings,
  setVariable,
  writeProject,
} from '../../engine/index.ts'
import { blockFacts } from './block-facts.ts'
import { useDocument } from './document-store.ts'
import { EDITS, manyEdits, someEdits, take } from './testing/arbitrary-edits.ts'
import { findFaults } from './testing/find-faults.ts'

/** Something to edit: a loop with blocks whose ports depend on parameters, and a subsystem used twice. */
function createLoop(): Project {
  const blocks: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['step', 'sources/step', {}],
    ['error', 'math/sum', { signs: '+-+' }],
    ['gain', 'math/gain', { gain: 'K' }],
    ['join', 'routing/mux', { inputs: 'N' }],
    ['scope', 'sinks/scope', { inputs: '2' }],
  ]
  let project = setVariable(createProject(), 'K', '2', blockFacts)
  project = setVariable(project, 'N', '2', blockFacts)
  for (const [name, type, parameters] of blocks) {
    project = addBlock(project, 'main', name, { type, parameters }, { at: [0, 0] }, blockFacts)
  }
  const twice = EDITS.subsystem
  for (let i = 0; i < 2; i += 1) {
    const model = findModel(project, 'main')
    if (twice && model) project = twice(project, 'main', model, [0, 0, 0, 0])
  }
  const wires = [
    'step.y -> error.u1',
    'error.y -> gain.u',
    'gain.y -> model.in',
    'model.out -> error.u2',
    'gain.y -> model2.in',
    'model2.out -> join.u2',
    'gain.y -> join.u1',
    'join.y -> scope.u2',
    'step.y -> scope.u1',
  ]
  for (const wire of wires) {
    const connection = parseConnection(wire)
    if (connection) project = connect(project, 'main', connection, blockFacts)
  }
  return pinSlider(project, { parameter: 'gain.gain', from: '0', to: '10' })
}

describe('document store', () => {
  beforeEach(() => useDocument.getState().open(createProject(), null, null))

  it('undoes and redoes every sequence of edits, none of which makes an invalid project', () => {
    const start = createLoop()
    expect(findModel(start, 'main')?.connections).toHaveLength(9)
    fc.assert(
      fc.property(someEdits, edits => {
        useDocument.getState().open(start, null, null)
        const values: Project[] = [start]
        for (const step of edits) {
          const { past } = useDocument.getState()
          take(step)
          const { project, past: longer } = useDocument.getState()
          expect(findFaults(project), step.what).toEqual([])
          if (longer.length > past.length) values.push(project)
          else values[values.length - 1] = project
        }

        const text = values.map(value => JSON.stringify(value))
        for (let i = values.length - 1; i > 0; i -= 1) {
          expect(useDocument.getState().project).toBe(values[i])
          useDocument.getState().undo()
        }
        expect(useDocument.getState().project).toBe(start)
        expect(useDocument.getState().past).toEqual([])
        for (const value of values.slice(1)) {
          useDocument.getState().redo()
          expect(useDocument.getState().project).toBe(value)
        }
        expect(values.map(value => JSON.stringify(value))).toEqual(text)
      }),
      { numRuns: 150 },
    )
  })

  it('gives the same bytes of file when 200 edits are undone, and when they are done again', () => {
    const start = createLoop()
    const bytes = (): string => writeProject(useDocument.getState().project)
    const isLeft = {
      past: () => useDocument.getState().past.length > 0,
      future: () => useDocument.getState().future.length > 0,
    }
    fc.assert(
      fc.property(manyEdits, edits => {
        useDocument.getState().open(start, null, null)
        const before = bytes()
        for (const step of edits) take(step)
        const after = bytes()
        expect(findFaults(useDocument.getState().project)).toEqual([])
        while (isLeft.past()) useDocument.getState().undo()
        expect(bytes()).toBe(before)
        while (isLeft.future()) useDocument.getState().redo()
        expect(bytes()).toBe(after)
      }),
      { numRuns: 20 },
    )
  })

  it('makes one step of edits that share a merge key, until it is settled', () => {
    const { edit, settle, undo } = useDocument.getState()
    const setStop = (stop: string) =>
      edit('stop time', project => setSettings(project, { stop }), { merge: 'stop' })
    setStop('1')
    setStop('2')
    settle()
    setStop('3')
    expect(useDocument.getState().past).toHaveLength(2)
    undo()
    expect(useDocument.getState().project.settings.stop).toBe('2')
    undo()
    expect(useDocument.getState().project.settings.stop).toBe('10')
  })

  it('takes no step for an edit that changes nothing', () => {
    useDocument.getState().edit('nothing', project => setSettings(project, { stop: '10' }))
    expect(useDocument.getState().past).toEqual([])
  })
})

import { expect, it } from 'vitest'
import {
  addModel,
  createProject,
  moveBlocks,
  nameSignal,
  type Project,
  setNote,
  setParameter,
  setVariable,
} from '../../engine/index.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { listChangedModels } from './list-changed-models.ts'

const gain = { type: 'math/gain', parameters: {} }
const empty = createProject()
const project = addModel(
  empty,
  'inner',
  { parameters: {}, blocks: { gain }, connections: [] },
  { gain: { at: [0, 0] } },
)
const note = { kind: 'text', text: 'slow', at: [0, 0], size: [80, 40] } as const

const inside: Record<string, Project> = {
  'a place': moveBlocks(project, 'inner', new Map([['gain', [10, 20]]])),
  'a parameter': setParameter(project, 'inner', 'gain', 'gain', '2', blockFacts),
  'a signal': nameSignal(project, 'inner', { block: 'gain', port: 'y' }, 'level', blockFacts),
  'a note': setNote(project, 'inner', 'n', note),
}

it.each(Object.entries(inside))('%s is of the model that it is in', (_what, changed) => {
  expect(listChangedModels(project, changed)).toEqual(['inner'])
  expect(listChangedModels(changed, project)).toEqual(['inner'])
})

it('a model that came or went is one; a variable is of none', () => {
  expect(listChangedModels(empty, project)).toEqual(['inner'])
  expect(listChangedModels(project, empty)).toEqual(['inner'])
  expect(listChangedModels(project, setVariable(project, 'K', '2', blockFacts))).toEqual([])
})

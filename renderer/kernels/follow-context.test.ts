import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  addBlock,
  addModel,
  createProject,
  type Project,
  removeSelection,
  renameBlock,
} from '../../engine/index.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { registry } from '../stores/registry.ts'
import { followBlocks, followContext } from './follow-context.ts'

const use = (model: string) => ({ type: 'subsystems/model', parameters: { model } })
const gain = { type: 'math/gain', parameters: {} }

/** main / plant / motor / gain, and a second plant. */
function createNested(): Project {
  const uses = (block: string, model: string) => ({
    parameters: {},
    blocks: { [block]: use(model), gain },
    connections: [],
  })
  let project = addModel(createProject(), 'drive', { parameters: {}, blocks: { gain }, connections: [] }, {})
  project = addModel(project, 'axis', uses('motor', 'drive'), {})
  for (const name of ['plant', 'twin'])
    project = addBlock(project, 'main', name, use('axis'), { at: [0, 0] }, blockFacts)
  return project
}

const RENAMES = [
  ['main', 'plant'],
  ['main', 'twin'],
  ['axis', 'motor'],
  ['axis', 'gain'],
  ['drive', 'gain'],
] as const

it('a context and a block are found again after any one rename, and after its undo', () => {
  const rename = fc.tuple(fc.constantFrom(...RENAMES), fc.stringMatching(/^[a-z]{1,6}$/))
  fc.assert(
    fc.property(rename, ([[model, from], to]) => {
      const before = createNested()
      const after = renameBlock(before, model, from, to, blockFacts)
      const named = (of: string, name: string) =>
        after !== before && of === model && name === from ? to : name
      for (const block of ['plant', 'twin']) {
        const [old, now] = [
          [block, 'motor'],
          [named('main', block), named('axis', 'motor')],
        ]
        expect(followContext(before, after, registry, old)).toEqual(now)
        expect(followContext(after, before, registry, now)).toEqual(old)
      }
      for (const [of, name] of RENAMES) {
        expect(followBlocks(before, after, of, [name])).toEqual([named(of, name)])
        expect(followBlocks(after, before, of, [named(of, name)])).toEqual([name])
      }
    }),
  )
})

it('a block that has gone keeps its name, also where another came', () => {
  const before = createNested()
  const gone = removeSelection(before, 'axis', { blocks: ['motor'], connections: [] }, blockFacts)
  const other = addBlock(gone, 'axis', 'other', use('drive'), { at: [0, 0] }, blockFacts)
  for (const after of [gone, other]) {
    expect(followBlocks(before, after, 'axis', ['motor', 'gain'])).toEqual(['motor', 'gain'])
    const context = ['plant', 'motor']
    expect(followContext(before, after, registry, context)).toBe(context)
  }
})

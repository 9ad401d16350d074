import fc from 'fast-check'
import { expect, it } from 'vitest'
import { builtInLibraries } from '../../plugins/libraries.ts'
import sdk from '../../plugins/sdk.ts?bundle'
import { createPluginTemplate } from '../cli/plugin-template.ts'
import { createProject } from '../model/project.ts'
import guest from '../sandbox/guest.ts?bundle'
import type { GivenPlugin } from './messages.ts'
import { createPluginShelf, listTypes } from './plugin-shelf.ts'

const IDS = ['alpha', 'beta', 'gamma']
const pluginOf = (library: string): GivenPlugin => ({
  library,
  source: { name: library, files: createPluginTemplate(library) },
})
const createShelf = () => {
  const shelf = createPluginShelf(builtInLibraries, { sdk, guest })
  shelf.give(IDS.map(pluginOf))
  return shelf
}
const listOpen = (shelf: ReturnType<typeof createShelf>) =>
  shelf
    .registry()
    .libraries.map(({ id }) => id)
    .filter(id => IDS.includes(id))

it('opens the plugins whose blocks are asked for, once each, and no others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.subarray([...IDS, 'math', 'unknown']), { maxLength: 4 }), async asked => {
      const shelf = createShelf()
      const used = new Set<string>()
      for (const ids of asked) {
        const missing = shelf.listMissing(ids.map(id => `${id}/block`))
        const fresh = ids.filter(id => IDS.includes(id) && !used.has(id))
        expect(missing.map(({ library }) => library)).toEqual(fresh)
        await shelf.open(missing)
        for (const id of fresh) used.add(id)
        expect(listOpen(shelf).sort()).toEqual([...used].sort())
      }
    }),
    { numRuns: 12 },
  )
})

it('opens again what was in use when others are given, and leaves out what cannot be opened', async () => {
  const shelf = createShelf()
  await shelf.open(shelf.listMissing(['alpha/lag']))
  expect(listOpen(shelf)).toEqual(['alpha'])
  shelf.give([
    pluginOf('alpha'),
    { library: 'beta', source: { name: 'beta', files: { 'index.js': 'syntax error' } } },
    pluginOf('gamma'),
  ])
  expect(listOpen(shelf)).toEqual([])
  // As when a finer run is asked for, which has its project already.
  expect(shelf.listMissing([]).map(({ library }) => library)).toEqual(['alpha'])
  await shelf.open(shelf.listMissing(['beta/lag']))
  expect(listOpen(shelf)).toEqual(['alpha'])
  expect(shelf.listMissing(['beta/lag'])).toEqual([])
})

it('lists the block types of all models', () => {
  const blocks = { a: { type: 'math/gain', parameters: {} } }
  const model = { parameters: {}, blocks, connections: [] }
  const project = { ...createProject('two'), models: { main: model, inner: model } }
  expect([...listTypes(project)]).toEqual(['math/gain', 'math/gain'])
})

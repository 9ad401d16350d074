import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPlugins } from './plugins.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopwright-services-'))
  mkdirSync(join(folder, 'plugins', 'mine', 'more'), { recursive: true })
  writeFileSync(join(folder, 'plugins', 'mine', 'loopwright.json'), '{}')
  writeFileSync(join(folder, 'plugins', 'mine', 'more', 'a.js'), 'export const a = 1')
  writeFileSync(join(folder, 'plugins', 'mine', 'picture.png'), 'no text')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('plugins', () => {
  it('lists sources and nothing else, and only what changed', async () => {
    const plugins = createPlugins(folder)
    const first = await plugins.list(null)
    expect(first?.plugins).toMatchObject([{ name: 'mine', isOn: false, isChanged: false, fault: null }])
    expect(Object.keys(first?.plugins[0]?.files ?? {}).sort()).toEqual(['loopwright.json', 'more/a.js'])
    expect(await plugins.list(first?.stamp ?? null)).toBeNull()
    writeFileSync(join(folder, 'plugins', 'one.js'), '')
    expect((await plugins.list(first?.stamp ?? null))?.plugins.map(({ name }) => name)).toEqual([
      'mine',
      'one.js',
    ])
  })

  it('binds what is turned on to its content', async () => {
    const plugins = createPlugins(folder)
    const isOn = async () => (await plugins.list(null))?.plugins[0]
    await plugins.consent('mine', (await isOn())?.hash ?? '')
    expect(await isOn()).toMatchObject({ isOn: true, isChanged: false })
    writeFileSync(join(folder, 'plugins', 'mine', 'more', 'a.js'), 'export const a = 2')
    expect(await isOn()).toMatchObject({ isOn: false, isChanged: true })
    await plugins.consent('mine', null)
    expect(await isOn()).toMatchObject({ isOn: false, isChanged: false })
  })

  it('makes and shows the folder', async () => {
    const shown: string[] = []
    const own = join(folder, 'fresh')
    const path = await createPlugins(own, async shownPath => void shown.push(shownPath)).openFolder()
    expect(shown).toEqual([path])
    expect((await createPlugins(own).list(null))?.plugins).toEqual([])
  })
})

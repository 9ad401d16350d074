import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hostilePlugins } from '../../e2e/bad-input/hostile-plugins.ts'
import { call } from '../testing/call-commands.ts'
import { createPluginTemplate } from './plugin-template.ts'

let ownFolder: string
let folder: string
beforeEach(() => {
  ownFolder = mkdtempSync(join(tmpdir(), 'loopwright-plugins-'))
  folder = join(ownFolder, 'plugins')
})
afterEach(() => rmSync(ownFolder, { recursive: true }))

const plugin = (...args: string[]) => call(['plugin', ...args], { ownFolder })

function write(name: string, files: Readonly<Record<string, string>>): string {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text)
  return path
}

/** A file where the plugin is one. */
function writePlugin(name: string, files: Readonly<Record<string, string>>): string {
  if (!/\.[jt]s$/.test(name)) return write(name, files)
  return join(write('.', files), name)
}

describe('loopwright plugin', () => {
  it('makes a plugin that keeps all laws', async () => {
    expect(await plugin('new', 'mine')).toMatchObject({ status: 0 })
    const checked = await plugin('check', join(folder, 'mine'))
    expect(checked.out).toBe('Mine 1.0.0: mine/lag\nAll laws hold.\n')
    expect(checked.status).toBe(0)
  })

  it('finds that the plugin of the manual keeps all laws', async () => {
    const page = readFileSync(new URL('../../docs/plugins.md', import.meta.url), 'utf8')
    const [manifest, main] = [/```json\n(.*?)```/s, /```js\n(.*?)```/s].map(
      code => code.exec(page)?.[1] ?? '',
    )
    const path = write('dead-time', { 'loopwright.json': manifest ?? '', 'index.js': main ?? '' })
    expect((await plugin('check', path)).out).toBe('Dead time 1.0.0: dead-time/predictor\nAll laws hold.\n')
  })

  it('does not write over what is there, nor take any name', async () => {
    await plugin('new', 'mine')
    expect(await plugin('new', 'mine')).toMatchObject({
      status: 2,
      error: expect.stringContaining('there already'),
    })
    expect(await plugin('new', '../x')).toMatchObject({ status: 2, error: expect.stringContaining('a-z') })
  })

  it('keeps a plugin off until it is turned on, and turns it off when it changes', async () => {
    await plugin('new', 'mine')
    expect((await plugin('list')).out).toMatch(/^mine +off\n$/)
    await plugin('on', 'mine')
    expect((await plugin('list')).out).toMatch(/^mine +on\n$/)
    writeFileSync(join(folder, 'mine', 'more.js'), 'export {}')
    expect((await plugin('list')).out).toMatch(/^mine +off, because it has changed\n$/)
    await plugin('on', 'mine')
    await plugin('off', 'mine')
    expect((await plugin('list')).out).toMatch(/^mine +off\n$/)
    expect(JSON.parse(readFileSync(join(ownFolder, 'plugins.json'), 'utf8'))).toEqual({ enabled: {} })
  })

  it('tells which law a block breaks, and where a file is wrong', async () => {
    const files = createPluginTemplate('mine')
    const unstable = (files['index.js'] ?? '').replace('derivatives: { y:', 'derivatives: { z:')
    expect((await plugin('check', write('one', { ...files, 'index.js': unstable }))).out).toContain(
      'mine/lag: Its state "y" has no derivative.',
    )
    const wrong = `${files['index.js']}\nexport const = 1\n`
    const checked = await plugin('check', write('two', { ...files, 'index.js': wrong }))
    expect(checked.out).toMatch(/index\.js:\d+: /)
    expect(checked.status).toBe(1)
  })

  it('names a plugin that is not there', async () => {
    expect(await plugin('on', 'nothing')).toMatchObject({ status: 2 })
    expect(await plugin('check', join(folder, 'nothing'))).toMatchObject({ status: 2 })
  })

  it.each(hostilePlugins.map(hostile => [hostile.why, hostile] as const))(
    'refuses one that %s',
    async (_, { source: { name, files }, told }) => {
      const checked = await plugin('check', writePlugin(name, files))
      expect(checked.error).toBe('')
      expect(checked.status).toBe(1)
      expect(checked.out).toMatch(told)
    },
  )
})

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPluginStore, readPlugin } from './node-plugins.ts'
import { createPluginTemplate } from './plugin-template.ts'

let own: string
let folder: string
beforeEach(() => {
  own = mkdtempSync(join(tmpdir(), 'loopwright-disk-'))
  folder = join(own, 'plugins')
  mkdirSync(join(folder, 'good'), { recursive: true })
  for (const [name, text] of Object.entries(createPluginTemplate('good')))
    writeFileSync(join(folder, 'good', name), text)
  writeFileSync(join(own, 'secret.js'), 'export const secret = 42')
})
afterEach(() => rmSync(own, { recursive: true }))

/** What is said of each plugin; null of one that can be read. */
async function listFaults(): Promise<Record<string, string | null>> {
  const plugins = await openPluginStore(own).list()
  return Object.fromEntries(
    plugins.map(({ name, source }) => [name, 'fault' in source ? source.fault : null]),
  )
}

/** On Windows links need a right that users do not have. */
describe.skipIf(process.platform === 'win32')('plugins on the disk', () => {
  it('follows no link, neither to read nor to see what has changed', async () => {
    symlinkSync(join(own, 'secret.js'), join(folder, 'link.js'))
    symlinkSync('/', join(folder, 'root'))
    symlinkSync('/', join(folder, 'good', 'root'))
    const before = await openPluginStore(own).stamp()
    expect(await listFaults()).toEqual({
      good: null,
      'link.js': expect.stringContaining('is a link'),
      root: expect.stringContaining('is a link'),
    })
    writeFileSync(join(own, 'secret.js'), 'changed')
    expect(await openPluginStore(own).stamp()).toBe(before)
    symlinkSync(join(own, 'secret.js'), join(folder, 'good', 'more.js'))
    expect(await listFaults()).toMatchObject({ good: expect.stringContaining('"more.js" is a link') })
  })

  it('does not wait at a pipe', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.js')])
    expect(await listFaults()).toMatchObject({ 'pipe.js': expect.stringContaining('device') })
    expect(await readPlugin(join(folder, 'pipe.js'))).toEqual({ fault: expect.stringContaining('device') })
  })

  it('reads no file of a gigabyte, and no thousands of files', async () => {
    writeFileSync(join(folder, 'huge.js'), '')
    truncateSync(join(folder, 'huge.js'), 2 ** 30)
    mkdirSync(join(folder, 'many'))
    for (let i = 0; i < 2100; i += 1) writeFileSync(join(folder, 'many', `${i}.txt`), '')
    mkdirSync(join(folder, 'deep', ...Array(12).fill('a')), { recursive: true })
    expect(await listFaults()).toEqual({
      good: null,
      'huge.js': expect.stringContaining('too large'),
      many: expect.stringContaining('more than 2000'),
      deep: expect.stringContaining('too deep'),
    })
  })

  it('shows no name that writes to the terminal', async () => {
    writeFileSync(join(folder, 'a\u001b[2J.js'), '')
    expect(await listFaults()).toEqual({
      good: null,
      'a\uFFFD[2J.js': expect.stringContaining('cannot be seen'),
    })
  })

  it('says so when there is no folder where plugins should be', async () => {
    rmSync(folder, { recursive: true })
    expect(await listFaults()).toEqual({})
    writeFileSync(folder, '')
    expect(await listFaults()).toEqual({ plugins: 'The plugins folder cannot be read (ENOTDIR).' })
  })

  it('changes its stamp with each change that counts', async () => {
    const store = openPluginStore(own)
    const seen = new Set<string>()
    const look = async () => seen.add(await store.stamp()).size
    expect(await look()).toBe(1)
    writeFileSync(join(folder, 'good', 'more.js'), 'export {}')
    expect(await look()).toBe(2)
    writeFileSync(join(folder, 'good', 'more.js'), 'export { }')
    expect(await look()).toBe(3)
    await store.consent('good', (await store.list())[0]?.hash ?? null)
    expect(await look()).toBe(4)
    rmSync(join(folder, 'good', 'more.js'))
    expect(await look()).toBe(5)
    writeFileSync(join(folder, 'good', 'picture.png'), 'no part of the plugin')
    expect(await look()).toBe(5)
  })
})

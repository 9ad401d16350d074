import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { HostCalls } from '../contract/transport.ts'
import { answerCall } from './answer-call.ts'
import { findProjectsFolder, findUserDataFolder } from './folders.ts'
import { createServices } from './services.ts'

let home: string
let calls: HostCalls

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'loopwright-services-'))
  const examplesFolder = join(home, 'examples')
  await mkdir(examplesFolder)
  await writeFile(join(examplesFolder, 'arm.loop'), '{"name":"Arm","summary":"Moves."}')
  await writeFile(join(examplesFolder, 'bench-supply.loop'), '{"name":"Bench supply"}')
  await writeFile(join(examplesFolder, 'cut.loop'), '{"name":"Cu')
  await writeFile(join(examplesFolder, 'README.md'), '')
  calls = createServices({
    examplesFolder,
    userDataFolder: join(home, 'data'),
    projectsFolder: join(home, 'Loopwright'),
  })
})

describe('services', () => {
  it('list the examples, the bench supply first, also one that is damaged', async () => {
    expect(await calls.listExamples()).toEqual([
      { id: 'bench-supply', name: 'Bench supply', summary: '' },
      { id: 'arm', name: 'Arm', summary: 'Moves.' },
      { id: 'cut', name: 'cut', summary: '' },
    ])
    expect(await calls.readExample('arm')).toContain('Moves.')
    await expect(calls.readExample('../data/recent')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('remember what was opened and saved', async () => {
    const { path } = await calls.writeFile(join(home, 'Loopwright', 'one'), '{}', null)
    await writeFile(join(home, 'two.loop'), '{}')
    await calls.readFile(join(home, 'two.loop'))
    expect((await calls.listRecent()).map(file => file.path)).toEqual([join(home, 'two.loop'), path])
  })

  it('list a folder in the order in which people count, without what is hidden or foreign', async () => {
    for (const name of ['b', 'a', '.git']) await mkdir(join(home, 'x', name), { recursive: true })
    for (const name of ['p10.loop', 'p2.loop', 'notes.txt', '.p.loop'])
      await writeFile(join(home, 'x', name), '')
    await symlink(join(home, 'examples'), join(home, 'x', 'linked'))
    await symlink(join(home, 'nothing'), join(home, 'x', 'broken'))
    expect(await calls.listFolder(join(home, 'x'))).toEqual({
      path: join(home, 'x'),
      parent: home,
      folders: ['a', 'b', 'linked'],
      files: ['p2.loop', 'p10.loop'],
    })
  })

  it('list the projects folder before there is one, and the top, and nothing that is no folder', async () => {
    const listing = await calls.listFolder()
    expect(listing).toEqual({ path: join(home, 'Loopwright'), parent: home, folders: [], files: [] })
    let top = await calls.listFolder(home)
    while (top.parent !== null) top = await calls.listFolder(top.parent)
    expect(dirname(top.path)).toBe(top.path)
    await expect(calls.listFolder(join(home, 'nowhere'))).rejects.toMatchObject({ code: 'not-found' })
    await expect(calls.listFolder(join(home, 'examples', 'arm.loop'))).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('have no file dialogs unless the host brings them', async () => {
    await expect(calls.chooseFileToOpen()).rejects.toMatchObject({ code: 'unavailable' })
  })
})

describe('answers', () => {
  it('carry values, and faults with their code', async () => {
    expect(await answerCall(calls, 'listRecent', [])).toEqual({ value: [] })
    const answer = await answerCall(calls, 'readFile', [join(home, 'gone.loop')])
    expect(answer).toMatchObject({
      error: { code: 'not-found', message: expect.stringContaining('gone.loop') },
    })
  })

  it.each([
    ['toString', []],
    ['__proto__', []],
    [null, []],
    ['readFile', []],
    ['readFile', ['']],
    ['readFile', [1]],
    ['listRecent', ['more']],
    ['writeFile', ['/a.loop', 'text']],
    ['writeFile', 'text'],
  ])('refuse %j with %j', async (name, parameters) => {
    expect(await answerCall(calls, name, parameters)).toMatchObject({ error: { code: 'unavailable' } })
  })

  it('do not show the inside of a fault of ours', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const broken = { ...calls, listRecent: () => Promise.reject(new TypeError('secret is undefined')) }
    const answer = await answerCall(broken, 'listRecent', [])
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(log).toHaveBeenCalled()
    log.mockRestore()
  })
})

describe('folders', () => {
  it('are those of the platform', () => {
    expect(findUserDataFolder('linux', {}, '/h')).toBe('/h/.config/Loopwright')
    expect(findUserDataFolder('linux', { XDG_CONFIG_HOME: '/c' }, '/h')).toBe('/c/Loopwright')
    expect(findUserDataFolder('darwin', {}, '/h')).toBe('/h/Library/Application Support/Loopwright')
  })

  it('keep projects among the documents, where there are any', async () => {
    expect(findProjectsFolder(home)).toBe(join(home, 'Loopwright'))
    await mkdir(join(home, 'Documents'))
    expect(findProjectsFolder(home)).toBe(join(home, 'Documents', 'Loopwright'))
  })
})

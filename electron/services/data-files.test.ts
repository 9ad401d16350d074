import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readDataFile, writeDataFile } from './data-files.ts'

let home: string
let project: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'loopwright-data-'))
  await mkdir(join(home, 'project'))
  project = join(home, 'project', 'a.loop')
  await writeFile(project, '{}')
  await writeFile(join(home, 'secret.csv'), '42')
  await symlink(join(home, 'secret.csv'), join(home, 'project', 'link.csv'))
  await symlink(home, join(home, 'project', 'up'))
})
afterEach(() => rm(home, { recursive: true }))

it('reads and writes beside a project, and adds to what it wrote', async () => {
  await writeDataFile(project, 'results/a.csv', 'time\n', 'replace')
  await writeDataFile(project, 'results/a.csv', '0\n', 'append')
  expect(await readDataFile(project, 'results/a.csv')).toBe('time\n0\n')
  await writeDataFile(project, 'results/a.csv', 'new\n', 'replace')
  expect(await readFile(join(home, 'project', 'results', 'a.csv'), 'utf8')).toBe('new\n')
  await expect(readDataFile(project, 'none.csv')).rejects.toMatchObject({ code: 'not-found' })
})

it.each([
  '../secret.csv',
  '/etc/hosts.csv',
  'link.csv',
  'up/secret.csv',
  'up/new/x.csv',
  'a/../../secret.csv',
  'a.loop',
  '.bashrc',
])('leaves %s alone', async path => {
  await expect(readDataFile(project, path)).rejects.toMatchObject({ name: 'HostError' })
  for (const writing of ['replace', 'append'] as const)
    await expect(writeDataFile(project, path, 'x', writing)).rejects.toMatchObject({ code: 'not-a-file' })
  expect(await readFile(join(home, 'secret.csv'), 'utf8')).toBe('42')
  expect(await readFile(project, 'utf8')).toBe('{}')
})

it('takes nothing for a project that is none', async () => {
  for (const other of [join(home, 'secret.csv'), join(home, 'project', 'gone.loop'), 'a.loop'])
    await expect(readDataFile(other, 'a.csv')).rejects.toMatchObject({ name: 'HostError' })
})

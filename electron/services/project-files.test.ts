import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { createProjectFiles, FILE_SIZE_LIMIT, type ProjectFiles } from './project-files.ts'

let folder: string
let files: ProjectFiles

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loopwright-files-'))
  files = createProjectFiles(join(folder, 'Documents', 'Loopwright'))
})

describe('project files', () => {
  it('read what was written, with the version that was told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async text => {
        const path = join(folder, 'a.loop')
        const saved = await files.write(path, text, null)
        expect(await files.read(path)).toEqual({ path, text, version: saved.version })
      }),
      { numRuns: 30 },
    )
  })

  it('are not overwritten when another program changed them', async () => {
    const path = join(folder, 'a.loop')
    const first = await files.write(path, 'one', null)
    const second = await files.write(path, 'two', first.version)
    await writeFile(path, 'theirs')
    await expect(files.write(path, 'three', second.version)).rejects.toMatchObject({
      code: 'changed-outside',
    })
    expect(await readFile(path, 'utf8')).toBe('theirs')
    await files.write(path, 'three', null)
    expect(await readFile(path, 'utf8')).toBe('three')
  })

  it('let one of two windows win that save at once', async () => {
    const path = join(folder, 'a.loop')
    const { version } = await files.write(path, 'one', null)
    const results = await Promise.allSettled([
      files.write(path, 'x', version),
      files.write(path, 'y', version),
    ])
    expect(results.map(result => result.status)).toEqual(['fulfilled', 'rejected'])
  })

  it('leave nothing else behind, whether writing succeeds or fails', async () => {
    await files.write(join(folder, 'a.loop'), 'one', null)
    await mkdir(join(folder, 'b.loop'))
    await expect(files.write(join(folder, 'b.loop'), 'one', null)).rejects.toMatchObject({
      code: 'not-a-file',
    })
    expect((await readdir(folder)).sort()).toEqual(['a.loop', 'b.loop'])
  })

  it('keep their links and permissions', async () => {
    const target = join(folder, 'target.loop')
    const link = join(folder, 'link.loop')
    await writeFile(target, 'old')
    await chmod(target, 0o640)
    await symlink(target, link)
    const saved = await files.write(link, 'new', null)
    expect(saved.path).toBe(link)
    expect(await readlink(link)).toBe(target)
    expect(await readFile(target, 'utf8')).toBe('new')
    expect((await stat(target)).mode & 0o777).toBe(0o640)
  })

  it('make the projects folder, and no other', async () => {
    const path = join(folder, 'Documents', 'Loopwright', 'first')
    expect(await files.write(path, 'one', null)).toMatchObject({ path: `${path}.loop` })
    const elsewhere = join(folder, 'nowhere', 'a.loop')
    await expect(files.write(elsewhere, 'one', null)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('are made again when they were deleted meanwhile', async () => {
    const path = join(folder, 'a.loop')
    const { version } = await files.write(path, 'one', null)
    await rm(path)
    await files.write(path, 'two', version)
    expect(await readFile(path, 'utf8')).toBe('two')
  })

  it('say in words why they cannot be read', async () => {
    const bytes = join(folder, 'bytes.loop')
    await writeFile(bytes, Buffer.from([0xff, 0xfe, 0x00]))
    const large = join(folder, 'large.loop')
    await writeFile(large, '')
    await truncate(large, FILE_SIZE_LIMIT + 1)
    await mkdir(join(folder, 'folder.loop'))
    const faults: readonly [string, string][] = [
      [join(folder, 'missing.loop'), 'not-found'],
      [join(folder, 'bytes.loop', 'inside.loop'), 'not-found'],
      ['relative.loop', 'not-found'],
      [bytes, 'not-a-file'],
      [join(folder, 'folder.loop'), 'not-a-file'],
      [large, 'too-large'],
      ['/etc/passwd', 'not-a-file'],
    ]
    for (const [path, code] of faults) {
      await expect(files.read(path), path).rejects.toMatchObject({ name: 'HostError', code })
    }
  })

  it('are never written under a name that is not a project', async () => {
    const path = join(folder, '.bashrc.sh')
    await expect(files.write(path, 'one', null)).rejects.toMatchObject({ code: 'not-a-file' })
    await expect(files.write('a.loop', 'one', null)).rejects.toMatchObject({ code: 'not-found' })
    expect(await readdir(folder)).toEqual([])
  })
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { createRecentFiles } from './recent-files.ts'

let folder: string
let data: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loopwright-recent-'))
  data = join(folder, 'data')
})

async function touch(name: string): Promise<string> {
  const path = join(folder, `${name}.loop`)
  await writeFile(path, '')
  return path
}

describe('recent files', () => {
  it('are the last 20 different ones, newest first', async () => {
    const paths = await Promise.all(Array.from({ length: 25 }, (_, index) => touch(`p${index}`)))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...paths), { maxLength: 40 }), async opened => {
        await rm(data, { recursive: true, force: true })
        const recent = createRecentFiles(data)
        await Promise.all(opened.map(path => recent.add(path)))
        const expected = [...new Set(opened.toReversed())].slice(0, 20)
        expect((await recent.list()).map(file => file.path)).toEqual(expected)
      }),
      { numRuns: 10 },
    )
  })

  it('leave out what is gone, and show it again when it is back', async () => {
    const recent = createRecentFiles(data, () => new Date('2026-01-02T03:04:05Z'))
    const path = await touch('motor')
    await recent.add(path)
    await rm(path)
    expect(await recent.list()).toEqual([])
    await touch('motor')
    expect(await recent.list()).toEqual([
      { path, name: 'motor', folder, openedAt: '2026-01-02T03:04:05.000Z' },
    ])
  })

  it.each(['', '[{', '{"path":1}', '[{"path":"/a","openedAt":"yesterday"}]', '\0\0'])(
    'start anew when their file is damaged: %j',
    async text => {
      const recent = createRecentFiles(data)
      const path = await touch('motor')
      await recent.add(path)
      await writeFile(join(data, 'recent.json'), text)
      expect(await recent.list()).toEqual([])
      await recent.add(path)
      expect(await recent.list()).toHaveLength(1)
    },
  )
})

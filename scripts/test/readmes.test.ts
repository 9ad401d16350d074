import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../paths.mjs'

/** What is not ours, or is made anew. */
const OTHERS = new Set(['node_modules', 'dist', 'release', 'test-results', 'playwright-report'])
const CODE = /\.(tsx?|mjs|css|c)$/
const MOST_LINES = 30

/** With paths from the repository's folder, which has a README for everybody. */
function listFolders(folder: string): string[] {
  const inside = readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !entry.name.startsWith('.') && !OTHERS.has(entry.name))
    .map(({ name }) => join(folder, name))
  return inside.flatMap(path => [path, ...listFolders(path)])
}

const FOLDERS = listFolders('')
const hasReadme = (folder: string): boolean => existsSync(join(ROOT, folder, 'README.md'))

describe('folders', () => {
  it('that have code say what it is', () => {
    const withCode = FOLDERS.filter(folder => readdirSync(join(ROOT, folder)).some(name => CODE.test(name)))
    expect(withCode.length).toBeGreaterThan(20)
    expect(withCode.filter(folder => !hasReadme(folder))).toEqual([])
  })

  it('say it on one page', () => {
    const countLines = (folder: string): number =>
      readFileSync(join(ROOT, folder, 'README.md'), 'utf8')
        .trimEnd()
        .split('\n').length
    expect(FOLDERS.filter(hasReadme).filter(folder => countLines(folder) > MOST_LINES)).toEqual([])
  })
})

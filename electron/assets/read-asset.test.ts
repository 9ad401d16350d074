import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAsset } from './read-asset.ts'

const base = mkdtempSync(join(tmpdir(), 'loopwright-assets-'))
const folder = join(base, 'page')
mkdirSync(join(folder, 'assets'), { recursive: true })
for (const name of [
  'index.html',
  '.env',
  'icon.svg',
  'assets/app-B1c_d-2f.js',
  'assets/run-renderer.js',
  'assets/x.bin',
]) {
  writeFileSync(join(folder, name), name)
}
writeFileSync(join(base, 'secret'), 'secret')
mkdirSync(join(base, 'page-two'))
writeFileSync(join(base, 'page-two', 'secret'), 'secret')

const headers = async (path: string) => (await readAsset(folder, path))?.headers ?? {}

describe('assets', () => {
  it('have their types, and last as long as their names mean their content', async () => {
    expect(await headers('/')).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    })
    expect((await headers('/assets/app-B1c_d-2f.js'))['cache-control']).toContain('immutable')
    expect((await headers('/assets/run-renderer.js'))['cache-control']).toBe('no-cache')
    expect((await headers('/icon.svg'))['content-type']).toBe('image/svg+xml')
    expect((await headers('/assets/x.bin'))['content-type']).toBe('application/octet-stream')
  })

  it('let a page run no code but its own files, and a worker reach no network', async () => {
    const page = (await headers('/'))['content-security-policy'] ?? ''
    expect(page).toContain("default-src 'none'")
    expect(page).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(page).not.toContain("'unsafe-eval'")
    const worker = (await headers('/assets/run-renderer.js'))['content-security-policy'] ?? ''
    expect(worker).toContain("connect-src 'none'")
    expect(worker).toContain("'wasm-unsafe-eval'")
  })

  it('are never read from outside their folder', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '/',
      '\\',
      '%5c',
      'secret',
      'page-two',
      '%00',
      'assets',
      '%',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async pieces => {
        const asset = await readAsset(folder, `/${pieces.join('')}`)
        expect(asset === null || Buffer.from(asset.body).toString() === 'index.html').toBe(true)
      }),
      { numRuns: 300 },
    )
    expect(await readAsset(folder, '/../secret')).toBeNull()
    expect(await readAsset(folder, '/..%2fsecret')).toBeNull()
    expect(await readAsset(folder, '/.env')).toBeNull()
    expect(await readAsset(folder, '/assets')).toBeNull()
  })
})

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withLock } from './lock.mjs'

const path = join(mkdtempSync(join(tmpdir(), 'loopwright-lock-')), 'deep', 'lock')

describe('build lock', () => {
  it('lets one task in at a time, and the next one after a fault', async () => {
    let inside = 0
    let most = 0
    const task = async (): Promise<void> => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise(resolve => setTimeout(resolve, 5))
      inside -= 1
      throw new Error('fault')
    }
    const results = await Promise.allSettled([
      withLock(path, task),
      withLock(path, task),
      withLock(path, task),
    ])
    expect(results.map(result => result.status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(most).toBe(1)
  })

  it('is not held by a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, String(pid))
    expect(await withLock(path, async () => 'in')).toBe('in')
  })
})

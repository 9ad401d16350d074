/** One build at a time, also when several terminals or tests want one at once. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds between two looks at a lock that is taken. */
const PATIENCE = 100
/** Milliseconds; no build takes as long, so the owner's number has gone to another process. */
const LIFETIME = 10 * 60_000

/**
 * @template Result
 * @param {string} path The lock's file; it holds the number of the process that has the lock.
 * @param {() => Promise<Result>} task
 * @returns {Promise<Result>}
 */
export async function withLock(path, task) {
  mkdirSync(dirname(path), { recursive: true })
  while (!take(path)) {
    if (isOwnerGone(path)) rmSync(path, { force: true })
    else await sleep(PATIENCE)
  }
  const release = () => rmSync(path, { force: true })
  process.on('exit', release)
  try {
    return await task()
  } finally {
    process.off('exit', release)
    release()
  }
}

/** @param {string} path */
function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** @param {string} path */
function isOwnerGone(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > LIFETIME) return true
    const owner = Number(readFileSync(path, 'utf8'))
    // The file is there a moment before its content.
    if (owner === 0) return false
    process.kill(owner, 0)
    return false
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'ESRCH'
  }
}

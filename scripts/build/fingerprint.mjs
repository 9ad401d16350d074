import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../paths.mjs'

/** @import { Hash } from 'node:crypto' */

/** What no build reads. */
const IGNORED = /(\.test\.tsx?|\.md)$|^(testing|node_modules)$/

/** @type {Map<string, string>} */
const known = new Map()

/**
 * A hash of the content of files and folders, given as paths from the repository's root. Content and not times, so that
 * switching branches to and fro builds nothing.
 * @param {readonly string[]} paths
 */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(hashPath(path))
  return hash.digest('hex')
}

/** @param {string} path */
function hashPath(path) {
  const before = known.get(path)
  if (before !== undefined) return before
  const hash = createHash('sha256')
  if (statSync(join(ROOT, path)).isDirectory()) addFolder(hash, path)
  else addFile(hash, path)
  const result = hash.digest('hex')
  known.set(path, result)
  return result
}

/**
 * @param {Hash} hash
 * @param {string} path
 */
function addFolder(hash, path) {
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (IGNORED.test(entry.name)) continue
    if (entry.isDirectory()) addFolder(hash, `${path}/${entry.name}`)
    else addFile(hash, `${path}/${entry.name}`)
  }
}

/**
 * Name, length and content, so that no two trees look alike.
 * @param {Hash} hash
 * @param {string} path
 */
function addFile(hash, path) {
  const content = readFileSync(join(ROOT, path))
  hash.update(`${path}\0${content.length}\0`).update(content)
}

/** Forgets what was read, for when files may have changed since. */
export function forgetFingerprints() {
  known.clear()
}

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ROOT } from '../paths.mjs'
import { fingerprint, forgetFingerprints } from './fingerprint.mjs'
import { withLock } from './lock.mjs'
import { TARGETS } from './targets.mjs'

/** @import { TargetName } from './targets.mjs' */

const LOCK = join(ROOT, '.cache', 'build', 'lock')

/** @param {TargetName} name */
const stampPath = name => join(ROOT, '.cache', 'build', `${name}.stamp`)

/**
 * The targets whose sources have changed since they were built, or that were never built.
 * @param {readonly TargetName[]} names
 */
function findStale(names) {
  return names.filter(name => {
    const { inputs, output } = TARGETS[name]
    return !existsSync(join(ROOT, output)) || readStamp(name) !== fingerprint(inputs)
  })
}

/**
 * Builds what is stale of the targets. `report` hears what is about to be built.
 * @param {readonly TargetName[]} names
 * @param {(line: string) => void} report
 */
export async function buildStale(names, report) {
  if (findStale(names).length === 0) return
  await withLock(LOCK, async () => {
    // Somebody else may have built them while we waited.
    forgetFingerprints()
    for (const name of findStale(names)) {
      report(`Building ${TARGETS[name].label}...`)
      await build(name)
    }
  })
}

/** The sources are at fault: where it happened in the bundler tells nobody anything. */
class BuildFault extends Error {
  /** @override */
  name = 'BuildFault'
  /**
   * @param {TargetName} target
   * @param {unknown} cause
   */
  constructor(target, cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    super(`${TARGETS[target].output} was not built. ${stripVTControlCharacters(message)}`)
  }
}

/**
 * Ends a command with the message of a build that failed; what else went wrong goes on.
 * @param {unknown} fault
 * @returns {never}
 */
export function endWithBuildFault(fault) {
  if (!(fault instanceof BuildFault)) throw fault
  console.error(fault.message)
  process.exit(1)
}

/** @param {TargetName} name */
async function build(name) {
  const { inputs, configs } = TARGETS[name]
  // Taken before the build: what changes meanwhile is stale afterwards.
  const stamp = fingerprint(inputs)
  rmSync(stampPath(name), { force: true })
  const vite = await import('vite')
  try {
    for (const config of configs) await vite.build(config)
  } catch (fault) {
    throw new BuildFault(name, fault)
  }
  mkdirSync(dirname(stampPath(name)), { recursive: true })
  writeFileSync(stampPath(name), stamp)
}

/** @param {TargetName} name */
function readStamp(name) {
  try {
    return readFileSync(stampPath(name), 'utf8')
  } catch {
    return null
  }
}

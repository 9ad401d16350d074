/** Brings node_modules in line with package-lock.json. Only Node's own modules may be imported here. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }>} Packages */

const WANTED = join(ROOT, 'package-lock.json')
/** npm writes this one itself after each installation. */
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json')

/** Installs what is missing; false when that failed, after npm said why. */
export function installMissing() {
  if (isInstalled(readPackages(WANTED), readPackages(INSTALLED))) return true
  console.log('Installing the libraries that are missing (once, about half a minute)...')
  const values = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier']
  const npm = process.env.npm_execpath
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...values], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
    : spawnSync('npm', values, {
        cwd: ROOT,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
      })
  if (result.status === 0) return true
  console.error('The libraries could not be installed. Check the network connection, then try again.')
  return false
}

/**
 * @param {Packages | null} wanted
 * @param {Packages | null} installed
 */
export function isInstalled(wanted, installed) {
  if (wanted === null || installed === null) return false
  return Object.entries(wanted).every(([path, entry]) => {
    // Packages for other platforms are left out, rightly.
    if (path === '' || entry.link || entry.optional || entry.devOptional) return true
    return installed[path]?.version === entry.version
  })
}

/**
 * @param {string} path
 * @returns {Packages | null}
 */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return null
  }
}

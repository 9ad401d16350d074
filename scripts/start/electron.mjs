/** Whether Electron can run here, and its binary; getting it may take a download, which must cost little when it fails. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../paths.mjs'
import { hasDisplay } from './display.mjs'

/** @typedef {{ path: string } | { reason: string }} ElectronSearch */

const PACKAGE = join(ROOT, 'node_modules', 'electron')
const FAILURE = join(ROOT, '.cache', 'electron-failure')
/** Milliseconds. A download that failed is not tried again for a day, and one that hangs is given up. */
const FAILURE_LIFETIME = 24 * 3600_000
const DOWNLOAD_LIMIT = 180_000

/**
 * @param {{ isRetried: boolean, isSandboxed: boolean, report: (line: string) => void }} options
 * @returns {Promise<ElectronSearch>} The reason is for the user, and ends where "so ..." may follow.
 */
export async function findElectron({ isRetried, isSandboxed, report }) {
  if (!hasDisplay()) return { reason: 'There is no display for a window' }
  if (isSandboxed && process.platform === 'linux' && process.getuid?.() === 0) {
    return {
      reason: 'Electron does not run as root (use another account, or accept the risk with --no-sandbox)',
    }
  }
  const path = findBinary() ?? (await fetchBinary(isRetried, report))
  if (path === null) {
    return { reason: 'Electron could not be downloaded (npm start -- --electron tries again)' }
  }
  if (isSandboxed && !canSandbox(path)) {
    const helper = join(dirname(path), 'chrome-sandbox')
    return {
      reason:
        'This system gives Electron no sandbox ' +
        `(allow it with: sudo chown root "${helper}" && sudo chmod 4755 "${helper}"; or accept the risk with --no-sandbox)`,
    }
  }
  return { path }
}

function findBinary() {
  try {
    const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(PACKAGE, 'dist')
    const path = join(folder, readFileSync(join(PACKAGE, 'path.txt'), 'utf8').trim())
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/**
 * @param {boolean} isRetried
 * @param {(line: string) => void} report
 */
async function fetchBinary(isRetried, report) {
  if (!isRetried && failedLately()) return null
  report('Getting Electron (about 120 MB, once)...')
  // The package's own installer, in a process of its own: it throws where the download host is out of reach.
  const installer = spawn(process.execPath, [join(PACKAGE, 'install.js')], { cwd: ROOT, stdio: 'ignore' })
  const timer = setTimeout(() => installer.kill(), DOWNLOAD_LIMIT)
  await new Promise(resolve => {
    installer.on('close', resolve)
    installer.on('error', resolve)
  })
  clearTimeout(timer)
  const path = findBinary()
  if (path === null) {
    mkdirSync(dirname(FAILURE), { recursive: true })
    writeFileSync(FAILURE, '')
  } else {
    rmSync(FAILURE, { force: true })
  }
  return path
}

function failedLately() {
  try {
    return Date.now() - statSync(FAILURE).mtimeMs < FAILURE_LIFETIME
  } catch {
    return false
  }
}

/**
 * Chromium's sandbox wants unprivileged user namespaces or, without them, its helper owned by root with the setuid bit.
 * @param {string} path
 */
function canSandbox(path) {
  if (process.platform !== 'linux') return true
  const hasNamespaces =
    readSetting('/proc/sys/user/max_user_namespaces') !== '0' &&
    readSetting('/proc/sys/kernel/unprivileged_userns_clone') !== '0' &&
    readSetting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') !== '1'
  return hasNamespaces || isSetuidRoot(join(dirname(path), 'chrome-sandbox'))
}

/** @param {string} path */
function isSetuidRoot(path) {
  try {
    const { uid, mode } = statSync(path)
    return uid === 0 && (mode & 0o4000) !== 0
  } catch {
    return false
  }
}

/** @param {string} path */
function readSetting(path) {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}

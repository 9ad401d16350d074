/** Finds the browser for the end-to-end tests and for what is measured in one, or gets one. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { findPackageCommand } from './package-command.mjs'
import { runCommand } from './run-command.mjs'

/** Milliseconds for a download or for Debian's packages. */
const INSTALL_LIMIT = 4 * 60_000
const VERSION_LIMIT = 20_000

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * @param {(line: string) => void} report
 * @returns {Promise<string | null>} Path of a browser that starts.
 */
export async function findChromium(report) {
  const given = process.env.LOOPWRIGHT_CHROMIUM
  if (given) return (await starts(given)) ? given : null
  return (
    (await findSystemBrowser()) ??
    (await findPlaywrightBrowser()) ??
    (await fetchPlaywrightBrowser(report)) ??
    (await installDebianPackage(report))
  )
}

export const NO_CHROMIUM = process.env.LOOPWRIGHT_CHROMIUM
  ? `LOOPWRIGHT_CHROMIUM is ${process.env.LOOPWRIGHT_CHROMIUM}, and that does not start.`
  : 'No Chromium was found and none could be installed. Install Chromium or Chrome, or set LOOPWRIGHT_CHROMIUM to one.'

async function findSystemBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const paths = NAMES.flatMap(name => folders.map(folder => join(folder, name)))
  for (const path of [...paths, ...PLACES]) {
    if (existsSync(path) && (await starts(path))) return path
  }
  return null
}

async function findPlaywrightBrowser() {
  const playwright = createRequire(import.meta.url)('@playwright/test')
  const path = playwright.chromium.executablePath()
  return existsSync(path) && (await starts(path)) ? path : null
}

/** @param {(line: string) => void} report */
async function fetchPlaywrightBrowser(report) {
  report('No Chromium here: getting the one of Playwright (about 150 MB, once)...')
  const command = findPackageCommand('@playwright/test', 'playwright')
  await runCommand(process.execPath, [command, 'install', 'chromium'], { limit: INSTALL_LIMIT })
  return findPlaywrightBrowser()
}

/** @param {(line: string) => void} report */
async function installDebianPackage(report) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null
  report('That failed: installing the Chromium of the system with apt-get...')
  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  const options = { environment, limit: INSTALL_LIMIT }
  await runCommand('apt-get', ['update'], options)
  const packages = ['chromium', 'fonts-dejavu-core']
  await runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options)
  return findSystemBrowser()
}

/** A browser that is there may still lack a library. @param {string} path */
async function starts(path) {
  // On Windows, Chrome shows a window when it is asked for its version.
  if (process.platform === 'win32') return existsSync(path)
  const { isGood } = await runCommand(path, ['--version'], { limit: VERSION_LIMIT })
  return isGood
}

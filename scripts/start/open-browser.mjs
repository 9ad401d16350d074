import { spawn } from 'node:child_process'
import { hasDisplay } from './display.mjs'

/**
 * Opens the default browser; false when there is none to ask.
 * @param {string} link
 * @returns {Promise<boolean>}
 */
export async function openBrowser(link) {
  if (!hasDisplay()) return false
  const [command, ...values] = findOpener(link)
  const opener = spawn(command, values, { stdio: 'ignore', detached: true })
  opener.unref()
  return new Promise(resolve => {
    opener.on('error', () => resolve(false))
    opener.on('spawn', () => resolve(true))
  })
}

/**
 * @param {string} link
 * @returns {[string, ...string[]]}
 */
function findOpener(link) {
  if (process.platform === 'darwin') return ['open', link]
  // Without a shell in between, which would read the `&` of a link.
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', link]
  return ['xdg-open', link]
}

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../paths.mjs'
import { openBrowser } from './open-browser.mjs'

/** @typedef {{ startForUser: (root: string, openPath?: string) => Promise<{ link: string, stop: () => Promise<void> }> }} WebShell */

/**
 * Serves the app for a browser until Ctrl+C.
 * @param {{ isOpened: boolean, path: string | null }} options
 */
export async function runWeb({ isOpened, path }) {
  /** @type {WebShell} */
  const shell = await import(pathToFileURL(join(ROOT, 'dist/web/main.js')).href)
  const host = await shell.startForUser(ROOT, path ?? undefined)
  const isOpen = isOpened && (await openBrowser(host.link))
  console.log(
    isOpen
      ? 'Loopwright opens in your browser. If it does not, use this link (it works once):'
      : 'Open Loopwright in a browser with this link (it works once):',
  )
  console.log(host.link)
  console.log('Ctrl+C ends it.')
  await new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve)
  })
  await host.stop()
}

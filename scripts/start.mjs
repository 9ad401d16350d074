/** `npm start`: installs what is missing, builds what is stale, opens the app. */
import { buildStale, endWithBuildFault } from './build/build.mjs'
import { installMissing } from './install.mjs'
import { findElectron } from './start/electron.mjs'
import { readOptions, USAGE } from './start/options.mjs'
import { runDesktop } from './start/run-desktop.mjs'
import { runWeb } from './start/run-web.mjs'

// npm runs this in the repository's folder; INIT_CWD is where the user stands.
const options = readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
process.exitCode = await start().catch(endWithBuildFault)

async function start() {
  if (options === 'help') {
    console.log(USAGE)
    return 0
  }
  if ('fault' in options) {
    console.error(`${options.fault}\n${USAGE}`)
    return 2
  }
  if (!installMissing()) return 1
  if (!options.isWeb) {
    const fault = await tryDesktop(options)
    if (fault === null) return 0
    console.log(`${fault}, so Loopwright runs in a browser.`)
  }
  await buildStale(['renderer', 'web'], console.log)
  await runWeb(options)
  return 0
}

/**
 * Runs the desktop app; says why it did not, or null after the user closed it.
 * @param {import('./start/options.mjs').StartOptions} options
 */
async function tryDesktop({ isElectronRetried, isSandboxed, path }) {
  const electron = await findElectron({ isRetried: isElectronRetried, isSandboxed, report: console.log })
  if ('reason' in electron) return electron.reason
  await buildStale(['renderer', 'electron'], console.log)
  return (await runDesktop(electron.path, { isSandboxed, path })) ? null : 'Electron did not start'
}

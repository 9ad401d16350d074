import { extname, resolve } from 'node:path'
import { parseArgs } from 'node:util'

/**
 * @typedef {object} StartOptions
 * @property {boolean} isWeb Serve a browser, without asking for Electron.
 * @property {boolean} isOpened Open the browser, not only print the link.
 * @property {boolean} isElectronRetried Try to get Electron again, whatever came of it last time.
 * @property {boolean} isSandboxed
 * @property {string | null} path A project file to open.
 */

export const USAGE = `Usage: npm start -- [options] [FILE.loop]
  --web         serve the app for a browser instead of opening its own window
  --no-open     serve it and only print the link
  --electron    try again to get Electron, if that failed before
  --no-sandbox  run Electron without its sandbox, where the system does not allow one (less safe)
  --help        print this`

/**
 * Reads the command line.
 * @param {readonly string[]} values
 * @param {string} folder What a relative path is relative to.
 * @returns {StartOptions | 'help' | { fault: string }}
 */
export function readOptions(values, folder) {
  try {
    const { values: flags, positionals } = parseArgs({
      args: [...values],
      allowPositionals: true,
      options: {
        web: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        electron: { type: 'boolean', default: false },
        'no-sandbox': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (flags.help) return 'help'
    const [path, ...more] = positionals
    if (more.length > 0)
      return { fault: `Only one file can be opened at a time, not also ${more.join(', ')}.` }
    if (path !== undefined && extname(path).toLowerCase() !== '.loop') {
      return { fault: `${path} is not a project: names of project files end in .loop.` }
    }
    return {
      isWeb: flags.web || flags['no-open'],
      isOpened: !flags['no-open'],
      isElectronRetried: flags.electron,
      isSandboxed: !flags['no-sandbox'],
      path: path === undefined ? null : resolve(folder, path),
    }
  } catch (fault) {
    return { fault: fault instanceof Error ? fault.message : String(fault) }
  }
}

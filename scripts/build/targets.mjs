/** What is built, from what, and how. Each target has a folder of its own in dist/. */
import { join } from 'node:path'
import { ROOT } from '../paths.mjs'
import { bundledText } from './bundled-text.mjs'

/** @import { InlineConfig } from 'vite' */

/**
 * @typedef {object} Target
 * @property {string} label What the user is told is being built.
 * @property {readonly string[]} inputs Files and folders whose change makes the target stale.
 * @property {string} output A file that is there when the target is built.
 * @property {readonly InlineConfig[]} configs
 */

/** @typedef {'renderer' | 'electron' | 'web' | 'cli'} TargetName */

const COMMON_INPUTS = ['package.json', 'package-lock.json', 'scripts/build']
/** The services know plugins through the engine. */
const SHELL_INPUTS = ['electron/assets', 'electron/contract', 'electron/services', 'engine']

/**
 * One file for Node, its libraries within, so that it starts fast and can be packed without node_modules.
 * @param {{ entry: string, folder: string, file: string, format: 'es' | 'cjs', isFirst?: boolean }} options
 * @returns {InlineConfig}
 */
function nodeBundle({ entry, folder, file, format, isFirst = true }) {
  return {
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    plugins: [bundledText()],
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: join(ROOT, entry),
      outDir: join(ROOT, 'dist', folder),
      emptyOutDir: isFirst,
      target: 'node20.19',
      minify: true,
      rolldownOptions: { output: { format, entryFileNames: file } },
    },
  }
}

/** @type {Record<TargetName, Target>} */
export const TARGETS = {
  renderer: {
    label: 'the app',
    inputs: [
      'renderer',
      'engine',
      'plugins',
      'electron/contract',
      'electron/web/client.ts',
      ...COMMON_INPUTS,
    ],
    output: 'dist/renderer/index.html',
    configs: [
      { root: join(ROOT, 'renderer'), configFile: join(ROOT, 'renderer/vite.config.ts'), logLevel: 'warn' },
    ],
  },
  electron: {
    label: 'the desktop shell',
    inputs: ['electron/main', 'electron/preload', ...SHELL_INPUTS, ...COMMON_INPUTS],
    output: 'dist/electron/preload.cjs',
    configs: [
      nodeBundle({ entry: 'electron/main/main.ts', folder: 'electron', file: 'main.cjs', format: 'cjs' }),
      nodeBundle({
        entry: 'electron/preload/preload.ts',
        folder: 'electron',
        file: 'preload.cjs',
        format: 'cjs',
        isFirst: false,
      }),
    ],
  },
  web: {
    label: 'the browser shell',
    inputs: ['electron/web', ...SHELL_INPUTS, ...COMMON_INPUTS],
    output: 'dist/web/main.js',
    configs: [nodeBundle({ entry: 'electron/web/main.ts', folder: 'web', file: 'main.js', format: 'es' })],
  },
  cli: {
    label: 'the command line',
    inputs: ['engine', 'plugins', ...COMMON_INPUTS],
    output: 'dist/cli/main.js',
    configs: [nodeBundle({ entry: 'engine/cli/main.ts', folder: 'cli', file: 'main.js', format: 'es' })],
  },
}

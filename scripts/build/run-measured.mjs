/** Builds a folder of measurements as the app is built, so that what is measured is what runs, and runs it. */
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installMissing } from '../install.mjs'
import { ROOT } from '../paths.mjs'

/**
 * @param {'bench' | 'conformance'} folder
 * @param {string} [entry]
 */
export async function runMeasured(folder, entry = 'main') {
  if (!installMissing()) process.exit(1)
  const { build } = await import('vite')
  // Needs what may have been missing until now.
  const { bundledText } = await import('./bundled-text.mjs')
  const outDir = join(ROOT, '.cache', folder, entry)
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [bundledText(), scriptsOutside()],
    build: {
      ssr: `${folder}/${entry}.ts`,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${entry}.mjs` } },
    },
  })
  process.chdir(ROOT)
  await import(pathToFileURL(join(outDir, `${entry}.mjs`)).href)
}

/**
 * Our scripts find the repository by where they lie: they are not bundled.
 * @returns {import('vite').Plugin}
 */
function scriptsOutside() {
  return {
    name: 'loopwright-scripts-outside',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !/\/scripts\/.*\.mjs$/.test(source)) return null
      return { id: pathToFileURL(resolve(dirname(importer), source)).href, external: true }
    },
  }
}

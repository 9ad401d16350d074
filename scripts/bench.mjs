/** `npm run bench`: builds the benchmarks as the app is built, so that what is measured is what runs. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installMissing } from './install.mjs'
import { ROOT } from './paths.mjs'

if (!installMissing()) process.exit(1)
const { build } = await import('vite')
const outDir = join(ROOT, '.cache', 'bench')
await build({
  root: ROOT,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: 'bench/main.ts',
    outDir,
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
  },
})
process.chdir(ROOT)
await import(pathToFileURL(join(outDir, 'main.mjs')).href)

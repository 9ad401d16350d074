import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { bundledText } from '../scripts/build/bundled-text.mjs'
import { preloadImports } from '../scripts/build/preload-imports.mjs'

/** What the loader of the plugins' sandbox imports in Node, and never in a browser. */
const ONLY_IN_NODE = ['module']
/** A name without a hash is asked for anew at each start; the worker's is known to whoever measures it. */
const WORKER_FILE = 'assets/[name].js'

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), bundledText(), preloadImports()],
  build: {
    // What comes later finds its styles there: nothing is shown without them.
    cssCodeSplit: false,
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: true,
    // Fonts as data URLs would be refused: the page's policy allows fonts of its own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { external: ONLY_IN_NODE },
  },
  worker: {
    format: 'es',
    plugins: () => [bundledText()],
    rolldownOptions: { external: ONLY_IN_NODE, output: { entryFileNames: WORKER_FILE } },
  },
})

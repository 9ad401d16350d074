import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { bundledText } from './scripts/build/bundled-text.mjs'

const FOLDERS = ['engine', 'plugins', 'examples', 'renderer', 'electron', 'scripts', 'bench']
const TESTS = `{${FOLDERS.join(',')}}/**/*.test.{ts,tsx,mjs}`

/** Test files that put a module in the place of another, which no other file may meet. */
const replacing = FOLDERS.flatMap(folder =>
  readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.test\.(ts|tsx|mjs)$/.test(path))
    .map(path => `${folder}/${path.replaceAll('\\', '/')}`),
).filter(path =>
  /\bvi\.(mock|doMock|resetModules)\(/.test(readFileSync(join(import.meta.dirname, path), 'utf8')),
)

export default defineConfig({
  plugins: [bundledText()],
  test: {
    environment: 'node',
    testTimeout: 60_000,
    // Left to itself it keeps one core free: half of a small machine.
    maxWorkers: availableParallelism(),
    setupFiles: ['scripts/test/seed.mjs'],
    projects: [
      {
        extends: true,
        // Test files share what they import: without that, importing takes longer than most of them run.
        test: { name: 'shared', include: [TESTS], exclude: replacing, isolate: false },
      },
      { extends: true, test: { name: 'apart', include: replacing } },
    ],
  },
})

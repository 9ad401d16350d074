import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { bundledText } from './scripts/build/bundled-text.mjs'

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
        test: {
          name: 'engine',
          include: ['{engine,plugins,examples}/**/*.test.ts'],
          // Pure code: test files may share what they import, which is most of their time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'app', include: ['{renderer,electron,scripts,bench}/**/*.test.{ts,tsx,mjs}'] },
      },
    ],
  },
})

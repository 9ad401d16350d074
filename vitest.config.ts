import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{engine,plugins,renderer,electron,scripts,bench,examples}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 20_000,
  },
})

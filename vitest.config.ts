import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 20_000,
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

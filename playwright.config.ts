import { defineConfig } from '@playwright/test'
import { CHROMIUM } from './e2e/fixture/chromium.ts'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  // Quiet for whoever looks at a few; `npm test` runs two at a time but for those that are `@alone`.
  workers: 1,
  // Some stories are long, and some machines slow.
  timeout: 60_000,
  expect: { timeout: 12_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: CHROMIUM,
    // What cannot be done in this time never will be: the message should name it, not the test's limit.
    actionTimeout: 30_000,
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    screenshot: 'only-on-failure',
  },
})

import type { Browser } from '@playwright/test'
import { startShell } from '../e2e/fixture/shell.ts'
import { createPage } from './app-browser.ts'
import { median } from './figures.ts'

const STARTS = 5

/** Seconds from the command to the bench supply on the screen, running; the browser is there, the builds are fresh. */
export async function measureStart(browser: Browser): Promise<number> {
  const spans: number[] = []
  // The first start builds what is stale.
  for (let i = 0; i <= STARTS; i += 1) {
    const span = await startOnce(browser)
    if (i > 0) spans.push(span)
  }
  return median(spans) / 1000
}

async function startOnce(browser: Browser): Promise<number> {
  const page = await createPage(browser)
  const began = performance.now()
  const shell = await startShell(process.cwd())
  await page.goto(shell.link, { waitUntil: 'commit' })
  // Looked for with every frame: Playwright's own waiting looks ever more seldom, at last every half second.
  await page.waitForFunction(
    () =>
      document.querySelector('[data-testid="block-converter"]') !== null &&
      document.querySelector('button[title^="Pause"]:not(:disabled)') !== null,
    undefined,
    { polling: 'raf' },
  )
  const span = performance.now() - began
  await page.context().close()
  await shell.stop()
  return span
}

/** A browser for as long as something is measured, and the app in it. */
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { CHROMIUM } from '../e2e/fixture/chromium.ts'
import { startShell } from '../e2e/fixture/shell.ts'
import { findChromium, NO_CHROMIUM } from '../scripts/test/chromium.mjs'

/** Looked for when the first row needs it; found once. */
let found: Promise<string> | null = null

async function demandChromium(): Promise<string> {
  const path = await findChromium(line => process.stderr.write(`${line}\n`))
  if (path !== null) return path
  process.stderr.write(`${NO_CHROMIUM}\n`)
  process.exit(1)
}

export async function withBrowser<Result>(
  flags: readonly string[],
  measure: (browser: Browser) => Promise<Result>,
): Promise<Result> {
  found ??= demandChromium()
  const browser = await chromium.launch({
    ...CHROMIUM,
    executablePath: await found,
    args: [...(CHROMIUM.args ?? []), ...flags],
  })
  try {
    return await measure(browser)
  } finally {
    await browser.close()
  }
}

export async function createPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  return context.newPage()
}

/** Opens a project in the app, runs it, and gives the page while it runs. */
export async function withRunning<Result>(
  browser: Browser,
  project: string,
  measure: (page: Page) => Promise<Result>,
): Promise<Result> {
  const file = join(tmpdir(), `loopwright-bench-${process.pid}.loop`)
  writeFileSync(file, project)
  const shell = await startShell(process.cwd(), file)
  try {
    const page = await createPage(browser)
    // A first start would show an example until the file is read.
    await page.addInitScript(() => localStorage.setItem('loopwright.started', 'yes'))
    await page.goto(shell.link)
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.locator('[data-testid="run-status"][data-status="running"]').waitFor()
    return await measure(page)
  } finally {
    await shell.stop()
    rmSync(file)
  }
}

const WATCHED_MILLISECONDS = 4000

/** Times a second that the scope is drawn which is drawn least. */
export function countRedraws(page: Page): Promise<number> {
  return page.evaluate(async milliseconds => {
    const panels = [...document.querySelectorAll<HTMLElement>('figure[aria-label^="Scope "]')]
    const count = () => panels.map(panel => Number(panel.dataset.redraws))
    const before = count()
    const began = performance.now()
    await new Promise(resolve => setTimeout(resolve, milliseconds))
    const seconds = (performance.now() - began) / 1000
    return Math.min(...count().map((after, i) => after - (before[i] ?? 0))) / seconds
  }, WATCHED_MILLISECONDS)
}

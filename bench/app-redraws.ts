import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { withRunning } from './app-browser.ts'

const WATCHED_MILLISECONDS = 4000

/**
 * Times a second that the scope is drawn which is drawn least. The example has two scopes of two signals, and runs for
 * seven seconds at its own pace.
 */
export function measureRedraws(browser: Browser): Promise<number> {
  return withRunning(browser, readFileSync('examples/bench-supply.loop', 'utf8'), countRedraws)
}

function countRedraws(page: Page): Promise<number> {
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

import { readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'
import { countRedraws, withRunning } from './app-browser.ts'

/**
 * Times a second that the scope is drawn which is drawn least. The example has two scopes of two signals, and runs for
 * seven seconds at its own pace.
 */
export function measureRedraws(browser: Browser): Promise<number> {
  return withRunning(browser, readFileSync('examples/bench-supply.loop', 'utf8'), countRedraws)
}

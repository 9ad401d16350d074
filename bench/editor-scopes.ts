/** A scope with eight traces of more than a million points each, while the run goes on. */
import type { Browser, Page } from '@playwright/test'
import { countRedraws, withRunning } from './app-browser.ts'

/** Four hundred thousand samples a second at first, and later a thousand. Followed, a scope shows a tenth of the run. */
const PROJECT = {
  format: 'loopwright',
  version: 1,
  name: 'Eight traces',
  settings: { solver: 'rk4', step: '1e-5', stop: '200', pace: '4' },
  root: 'main',
  models: {
    main: {
      blocks: {
        sines: {
          type: 'sources/sine',
          parameters: { amplitude: '[1, 2, 3, 4, 5, 6, 7, 8]', frequency: '3' },
        },
        scope: { type: 'sinks/scope' },
      },
      connections: ['sines.y -> scope.u'],
    },
  },
}
/** Of the two million that a scope shows then: they fill most of it. */
const LEAST_ROWS = 1_600_000
const SLOW = '0.01'

export function measureManyPoints(browser: Browser): Promise<number> {
  return withRunning(browser, JSON.stringify(PROJECT), async page => {
    await page.getByRole('toolbar', { name: 'Scopes' }).getByRole('button', { name: 'Follow' }).click()
    await waitForRows(page)
    await page.getByRole('region', { name: 'Run' }).getByRole('combobox', { name: 'Pace' }).selectOption(SLOW)
    return countRedraws(page)
  })
}

function waitForRows(page: Page): Promise<unknown> {
  return page.waitForFunction(
    least => Number(document.querySelector<HTMLElement>('figure')?.dataset.rows) >= least,
    LEAST_ROWS,
  )
}

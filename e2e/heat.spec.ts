/** Time per block: an overlay on the canvas, off until it is asked for. */
import type { Page } from '@playwright/test'
import { block, button, canvas, openExample, runToEnd, setPace, setStopTime } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

const legend = (page: Page) => canvas(page).getByRole('group', { name: 'Time per block' })
const spots = (page: Page) => canvas(page).getByRole('img', { name: /^Time of / })

async function toggle(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Show time per block', exact: true }).click()
}

test('shows where the time of a step goes, also inside subsystems', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await expect(legend(page)).toBeHidden()
  await toggle(page)
  await expect(legend(page)).toContainText('run the model')
  await setPace(page, 'max')
  await runToEnd(page)
  await expect(legend(page)).toContainText('per step (compiled)')
  await expect(spots(page).filter({ hasText: '%' }).first()).toBeVisible()
  const shares = await spots(page).allTextContents()
  const sum = shares.reduce((total, text) => total + Number.parseFloat(text.replace('<', '')), 0)
  expect(sum).toBeGreaterThan(97)
  expect(sum).toBeLessThan(103)
  await expect(
    canvas(page).getByRole('img', { name: /^Time of converter: .* all \d+ blocks inside$/ }),
  ).toBeVisible()
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: test.info().outputPath(`heat-${colorScheme}.png`) })
  }

  await block(page, 'converter').dblclick()
  await expect(canvas(page).getByRole('img', { name: /^Time of inductor: / })).toBeVisible()
  await page.keyboard.press('Escape')
  await toggle(page)
  await expect(legend(page)).toBeHidden()
  await expect(spots(page)).toHaveCount(0)
})

test('shows it of the last run, and while a run goes on', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await setPace(page, 'max')
  await runToEnd(page)
  await toggle(page)
  await expect(spots(page).first()).toBeVisible()
  await toggle(page)
  await setPace(page, '0.001')
  await setStopTime(page, '1e4')
  await toggle(page)
  await button(page, 'Run').click()
  await expect(spots(page).first()).toBeVisible()
  await button(page, 'Stop').click()
})

/** How far a run can be trusted: it is repeated ten times finer, and the difference stands around the traces. */
import type { Page } from '@playwright/test'
import { button, openExample, runToEnd, scope, setPace, status } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

const run = (page: Page) => page.getByRole('region', { name: 'Run' })
const toggle = (page: Page) => run(page).getByRole('button', { name: 'Error bands' })
const line = (page: Page) => page.getByTestId('run-trust')
const errors = (page: Page, name: string) =>
  scope(page, name).getByRole('list', { name: 'Traces' }).getByText(/^± /)

async function set(page: Page, name: string, text: string): Promise<void> {
  const field = run(page).getByRole('textbox', { name })
  await field.fill(text)
  await field.press('Enter')
}

test('shows how far a run can be trusted, until something changes', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await setPace(page, 'max')
  await runToEnd(page)
  await expect(line(page)).toBeHidden()
  const redraws = Number(await scope(page, 'voltage').getAttribute('data-redraws'))

  await toggle(page).click()
  await expect(line(page)).toHaveText(/^Trusted to \d.*at \w+/)
  await expect(line(page)).toHaveAttribute('title', /Compared with a run of steps of 1e-7 s/)
  await expect(errors(page, 'voltage').last()).toHaveText(/^± \d.* at \d.* [mµ]?s$/)
  await expect
    .poll(async () => Number(await scope(page, 'voltage').getAttribute('data-redraws')))
    .toBeGreaterThan(redraws)

  // A coarse step is seen to be wrong.
  await set(page, 'Step size', '1e-5')
  await expect(line(page)).toBeHidden()
  await expect(errors(page, 'voltage')).toHaveCount(0)
  await runToEnd(page)
  await expect(line(page)).toHaveText(/^(Trusted to|Wrong by) /)
  await page.keyboard.press('Control+Shift+E')
  await expect(line(page)).toBeHidden()
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'false')
})

test('can be stopped, and leaves the run as it was', async ({ page }) => {
  await openExample(page, 'Bench supply')
  await setPace(page, 'max')
  await set(page, 'Stop time', '4')
  await runToEnd(page)
  await toggle(page).click()
  await expect(run(page).getByRole('progressbar', { name: 'Progress of the finer run' })).toBeVisible()
  await button(page, 'Stop').click()
  await expect(line(page)).toBeHidden()
  await expect(status(page)).toHaveText('Finished')
})

test('is legible in both themes', async ({ page }) => {
  await openExample(page, 'Inverted pendulum')
  await setPace(page, 'max')
  await run(page).getByRole('combobox', { name: 'Solver' }).selectOption('euler')
  await set(page, 'Step size', '0.02')
  await toggle(page).click()
  await runToEnd(page)
  await expect(line(page)).toHaveAttribute('data-state', /trusted|doubtful/)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: test.info().outputPath(`trust-${colorScheme}.png`) })
  }
})
